// Keys go to the reader without a click into the page first: as soon as it draws, and whenever
// the window has the focus again. Before it draws, the terminal has no socket to tell of the focus.
const takeKeys = () => {
    if (document.body.classList.contains("-first-byte")) {
        document.querySelector(".xterm-helper-textarea").focus();
    }
};
new MutationObserver(takeKeys).observe(document.body, { attributeFilter: ["class"] });
window.addEventListener("focus", takeKeys);
