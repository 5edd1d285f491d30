"""The arguments and the help of every command: a module for each subject, without heavy imports.

Each has `add`, which puts its commands on the command line and names what runs them.
"""
