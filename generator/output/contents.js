"use strict";
// Marks, in the contents beside the page, what is being read, and closes the menu once something in it is chosen.
// The page is read without this as well.
(() => {
  const menu = document.querySelector(".目录钮");
  const beside = document.querySelector(".边栏");
  if (!menu || !beside) return;
  const entries = [];
  for (const link of beside.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) entries.push({ link, heading });
  }
  let current = null;
  let isWaiting = false;
  const mark = () => {
    isWaiting = false;
    const passed = entries.filter((entry) => entry.heading.getBoundingClientRect().top < innerHeight / 3);
    const next = passed.length ? passed[passed.length - 1].link : null;
    if (next === current) return;
    if (current) current.removeAttribute("aria-current");
    if (next) {
      next.setAttribute("aria-current", "true");
      const box = next.getBoundingClientRect();
      if (box.top < 0 || box.bottom > innerHeight) beside.scrollTop += box.top - innerHeight / 2;
    }
    current = next;
  };
  addEventListener("scroll", () => {
    if (!isWaiting) requestAnimationFrame(mark);
    isWaiting = true;
  });
  beside.addEventListener("click", (event) => {
    if (event.target.closest("a")) menu.open = false;
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") menu.open = false;
  });
  mark();
})();
