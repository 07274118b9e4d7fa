"use strict";
// Filters the units by department and state, and sorts them by a column. The page says everything without it.
(() => {
  const parts = [...document.querySelectorAll(".部门")];
  const rows = parts.map((part) => [...part.querySelectorAll("tbody tr")]);
  const states = ["没有生成", "提请核对", "没有问题"];

  const choice = (label, options) => {
    const select = document.createElement("select");
    for (const [value, text] of [["", "全部"], ...options]) select.append(new Option(text, value));
    const around = document.createElement("label");
    around.append(`${label}：`, select);
    select.addEventListener("change", filter);
    bar.append(around);
    return select;
  };
  const filter = () => {
    let count = 0;
    parts.forEach((part, index) => {
      let shown = 0;
      for (const row of rows[index]) {
        row.hidden = state.value !== "" && row.dataset.state !== state.value;
        shown += row.hidden ? 0 : 1;
      }
      part.hidden = (department.value !== "" && department.value !== String(index)) || shown === 0;
      count += part.hidden ? 0 : shown;
    });
    said.textContent = `列出 ${count} 个单位`;
  };
  const key = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.value === undefined ? cell.textContent : cell.dataset.value;
    return value === "" || isNaN(value) ? value : Number(value);
  };
  // What has no value comes last, whichever way is asked for.
  const compare = (a, b, isUp) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const areNumbers = typeof a === "number" && typeof b === "number";
    const order = areNumbers ? a - b : String(a).localeCompare(String(b), "zh");
    return isUp ? order : -order;
  };
  const sort = (column, isUp) => {
    for (const part of parts) {
      const body = part.querySelector("tbody");
      const sorted = [...body.rows].sort((a, b) => compare(key(a, column), key(b, column), isUp));
      body.append(...sorted);
      for (const [index, head] of [...part.querySelector("thead tr").cells].entries()) {
        if (index === column) head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      }
    }
  };

  const bar = document.createElement("div");
  bar.className = "选";
  const department = choice("部门", parts.map((part, index) => [index, part.getAttribute("aria-label")]));
  const state = choice("情况", states.map((text, index) => [index, text]));
  const said = document.createElement("output");
  bar.append(said);
  document.querySelector("h1").after(bar);
  for (const part of parts) {
    for (const head of part.querySelectorAll("th[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.title = "按这一栏排序";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head.cellIndex, head.getAttribute("aria-sort") !== "ascending"));
      head.append(button);
    }
  }
  filter();
})();
