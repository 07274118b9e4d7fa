// Told to the page around this one: numbers over two lines or out of their cells, tables cut while there is room
// beside them, frames that scroll without a shadow, names of rows that leave the sight.
addEventListener("load", () => {
  const broken = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const cell = node.parentElement.closest("td,th");
    const edge = cell ? cell.getBoundingClientRect() : { left: 0, right: innerWidth };
    for (const found of node.data.matchAll(/[-+]?\d[\d,]*(?:\.\d+)?%?/g)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width);
      const isOneLine = new Set(boxes.map((box) => Math.round(box.top))).size < 2;
      const fits = boxes.every((box) => box.left >= edge.left - 1 && box.right <= edge.right + 1);
      if (!isOneLine || !fits) broken.push(found[0]);
    }
  }
  const cut = [];
  const unshaded = [];
  const lost = [];
  for (const frame of document.querySelectorAll("main .表格框")) {
    const title = frame.getAttribute("aria-label");
    if (frame.scrollWidth <= frame.clientWidth + 1) continue;
    cut.push(title);
    if (!getComputedStyle(frame).backgroundImage.includes("gradient")) unshaded.push(title);
    frame.scrollLeft = frame.scrollWidth;
    const edge = frame.getBoundingClientRect();
    for (const row of frame.querySelectorAll("tbody tr")) {
      const isNamed = [...row.cells].some((cell) => !cell.querySelector("data") && /[一-龥]/.test(cell.textContent));
      if (!isNamed || !row.querySelector("data:not(:empty)")) continue;
      const names = [...row.querySelectorAll(".行名")].map((name) => name.getBoundingClientRect());
      if (!names.some((box) => box.right - edge.left > 48)) lost.push(`${title} ${row.textContent}`);
    }
  }
  const isWide = document.documentElement.scrollWidth > innerWidth;
  const page = decodeURIComponent(location.hash.slice(1));
  parent.postMessage(JSON.stringify({ page, broken, cut, unshaded, lost, isWide }), "*");
});
