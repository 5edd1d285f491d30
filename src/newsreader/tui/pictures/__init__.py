"""Real pictures, where the file an article came from holds them.

In come the bytes of a picture and what stands under it; out comes a screen with the picture,
drawn by textual-image as well as the terminal can: by kitty's graphics protocol, by sixels,
or by half blocks. Pillow and textual-image are loaded when the first picture is opened.
"""
