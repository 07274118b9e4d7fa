"use strict";
// A panel for every number: how it comes about, where else it stands. The address holds the open figure (#数=…), so
// that the browser's own "back" leads back.
(() => {
  const data = JSON.parse(document.getElementById("explain-data").textContent);
  const numbers = [...document.querySelectorAll("main data")];
  const start = "#数=";
  const trail = []; // the figures from which parts were followed
  let current = null;
  let chosen = null;

  const panel = document.createElement("aside");
  panel.id = "explain";
  panel.hidden = true;
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-labelledby", "explain-name");
  document.body.append(panel);

  const make = (tag, text, classes) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (classes) element.className = classes;
    return element;
  };
  const button = (text, action) => {
    const element = make("button", text);
    element.type = "button";
    element.addEventListener("click", action);
    return element;
  };
  const list = (title, items) => {
    if (items.length === 0) return;
    const ul = document.createElement("ul");
    for (const item of items) {
      const li = document.createElement("li");
      li.append(item);
      ul.append(li);
    }
    panel.append(make("h3", title), ul);
  };

  const standing = (name) => numbers.filter((number) => number.dataset.name === name);
  const asked = () => {
    try {
      const hash = decodeURIComponent(location.hash);
      return hash.startsWith(start) ? hash.slice(start.length) : null;
    } catch {
      return null;
    }
  };
  const ask = (name, number) => {
    if (number) trail.length = 0;
    else if (current !== null) trail.push(current);
    chosen = number;
    if (asked() === name) show();
    else location.hash = start + encodeURIComponent(name);
  };
  const mark = (name) => {
    for (const number of numbers) {
      number.classList.toggle("同数", number.dataset.name === name);
      number.classList.toggle("此数", name !== null && number === chosen);
    }
  };
  const reach = (number) => {
    number.scrollIntoView({ block: "center", inline: "nearest" });
  };

  const close = () => {
    const back = chosen;
    history.replaceState(null, "", "#");
    hide();
    if (back) back.focus();
  };
  const hide = () => {
    chosen = current = null;
    trail.length = 0;
    panel.hidden = true;
    panel.replaceChildren();
    document.body.classList.remove("有说明");
    mark(null);
  };

  const part = (name) => button(`${name}　${data.figures[name].printed}`, () => ask(name, null));
  const place = (number) => {
    const label = data.places[numbers.indexOf(number)];
    const element = button(number.textContent ? label : `${label}（空白）`, () => {
      chosen = number;
      show();
      reach(number);
      number.focus({ preventScroll: true });
    });
    if (number === chosen) element.setAttribute("aria-current", "true");
    return element;
  };

  const show = () => {
    const name = asked();
    if (name === null || !Object.prototype.hasOwnProperty.call(data.figures, name)) {
      hide();
      return;
    }
    const figure = data.figures[name];
    const where = standing(name);
    if (!chosen || chosen.dataset.name !== name) {
      chosen = where.find((number) => number.textContent) ?? null;
      if (chosen) reach(chosen);
    }
    if (trail[trail.length - 1] === name) trail.pop();
    current = name;
    const tools = make("div", "", "工具");
    if (trail.length) tools.append(button("返回", () => history.back()));
    tools.append(button("关闭", close));
    const title = make("h2", name);
    title.id = "explain-name";
    title.tabIndex = -1;
    panel.replaceChildren(tools, title, make("p", figure.printed, "数值"), make("p", figure.said, "算式"));
    list("由这些数得出", figure.parts.map(part));
    if (figure.zeros.length) panel.append(make("p", `为 0 的：${figure.zeros.join("、")}`, "次要"));
    list("填报在", figure.lines.map((line) => make("code", line)));
    list(`印在 ${where.length} 处`, where.map(place));
    panel.append(make("p", "供核对用，请勿随公开文件发布。按 Esc 关闭。", "次要"));
    panel.hidden = false;
    panel.scrollTop = 0;
    document.body.classList.add("有说明");
    mark(name);
    title.focus({ preventScroll: true });
  };

  for (const number of numbers) {
    if (!number.textContent) continue;
    number.tabIndex = 0;
    number.setAttribute("role", "button");
    number.setAttribute("aria-haspopup", "dialog");
    number.addEventListener("click", () => ask(number.dataset.name, number));
    number.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      ask(number.dataset.name, number);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  addEventListener("hashchange", show);
  show();
})();
