"use strict";
(() => {
  const root = document.documentElement;
  const data = JSON.parse(document.getElementById("data").textContent);
  const area = document.getElementById("charts");
  const now = document.getElementById("now");
  const whole = [data.from, data.to];
  const least = Math.min(10000, (data.to - data.from) / 4);
  let from = data.from, to = data.to, at = null, pressed = null;

  const cursor = area.appendChild(document.createElement("div"));
  cursor.id = "cursor";
  cursor.hidden = true;
  const chosen = area.appendChild(document.createElement("div"));
  chosen.id = "chosen";
  chosen.hidden = true;

  for (const chart of data.charts) {
    const undo = list => {
      let sum = 0;
      return list.map(step => step === null ? null : sum += step);
    };
    let time = data.from;
    chart.t = chart.t.map(step => time += step);
    chart.v = chart.v.map(undo);
    chart.figure = document.getElementById(chart.id);
    chart.svg = chart.figure.querySelector("svg");
    chart.cells = [...chart.figure.querySelectorAll(".legend b")];
    chart.last = chart.cells.map(cell => cell.textContent);
  }

  const scaled = (value, units) => {
    let i = 0;
    for (; Math.abs(value) >= 1024 && i < units.length - 1; i++) value /= 1024;
    return value.toFixed(i === 0 || Math.abs(value) >= 1000 ? 0 : 1) + " " + units[i];
  };
  const format = {
    BYTES: v => scaled(v * 1024, ["B", "KiB", "MiB", "GiB", "TiB"]),
    BYTES_PER_SECOND: v => scaled(v, ["B/s", "KiB/s", "MiB/s", "GiB/s", "TiB/s"]),
    COUNT: v => v.toLocaleString("en"),
    MICROSECONDS: v => v < 1e6 ? (v / 1e3).toFixed(1) + " ms" : (v / 1e6).toFixed(2) + " s"
  };
  const utc = time => new Date(time).toISOString().replace("T", " ").slice(0, 19);

  /** The sample next to a time, by halving. */
  const nearest = (times, time) => {
    let low = 0, high = times.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (times[middle] <= time) low = middle; else high = middle;
    }
    return Math.abs(times[high] - time) < Math.abs(times[low] - time) ? high : low;
  };

  const draw = () => {
    const width = 12000, all = data.to - data.from;
    const box = [(from - data.from) / all * width, 0, (to - from) / all * width, 1000].join(" ");
    for (const chart of data.charts) chart.svg.setAttribute("viewBox", box);
    let free = 0;
    for (const mark of area.querySelectorAll(".marks a")) {
      const place = (mark.dataset.at - from) / (to - from);
      mark.hidden = place < 0 || place > 1;
      if (!mark.hidden) {
        mark.style.left = Math.max(free, plot().width * place) + "px";
        free = parseFloat(mark.style.left) + mark.offsetWidth + 2;
      }
    }
    ticks();
    point(at === null ? null : Math.min(to, Math.max(from, at)));
  };

  const ticks = () => {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600,
      43200, 86400, 172800, 604800, 2592000, 31536000].map(seconds => seconds * 1000);
    const most = area.clientWidth < 600 ? 4 : 9;
    const step = steps.find(s => (to - from) / s < most) || steps[steps.length - 1];
    const axis = area.querySelector(".axis");
    axis.textContent = "";
    for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) {
      const label = axis.appendChild(document.createElement("span"));
      const text = utc(tick);
      label.textContent = tick % 86400000 === 0 ? text.slice(0, 10)
        : text.slice(11, to - from < 600000 ? 19 : 16);
      const place = (tick - from) / (to - from);
      label.className = place > .92 ? "before" : "after";
      label.style.left = 100 * place + "%";
    }
  };

  const plot = () => data.charts[0].svg.getBoundingClientRect();

  /** Shows the values of a time, or the last ones. */
  const point = time => {
    at = time;
    cursor.hidden = time === null;
    now.textContent = time === null ? "Last values" : utc(time) + " UTC";
    if (time !== null) {
      const left = plot().left - area.getBoundingClientRect().left;
      cursor.style.left = left + plot().width * (time - from) / (to - from) + "px";
    }
    for (const chart of data.charts) {
      const i = time === null ? -1 : nearest(chart.t, time);
      const far = i >= 0 && !chart.line && Math.abs(chart.t[i] - time) > (to - from) / 200;
      chart.cells.forEach((cell, s) => {
        const value = i < 0 ? undefined : chart.v[s][i];
        cell.textContent = i < 0 ? chart.last[s]
          : far ? "–" : value === null ? "n/a" : format[chart.unit](value);
      });
    }
    if (time !== null) area.setAttribute("aria-valuenow", Math.round((time - data.from) / 1000));
    area.setAttribute("aria-valuetext", now.textContent + ", " + data.charts
      .filter(chart => chart.figure.className === "scope")
      .map(chart => chart.figure.querySelector("figcaption > b").textContent + ": "
        + [...chart.figure.querySelectorAll(".legend li")].map(li => li.textContent.trim()).join(", "))
      .join("; "));
  };

  const zoom = (start, end) => {
    const length = Math.min(Math.max(end - start, least), whole[1] - whole[0]);
    from = Math.min(Math.max(start, whole[0]), whole[1] - length);
    to = from + length;
    draw();
  };
  const scale = factor => {
    const middle = at === null ? (from + to) / 2 : at;
    zoom(middle - (middle - from) * factor, middle + (to - middle) * factor);
  };
  const shift = part => zoom(from + part * (to - from), to + part * (to - from));
  const act = {
    in: () => scale(.5), out: () => scale(2), left: () => shift(-.25), right: () => shift(.25),
    all: () => zoom(...whole)
  };

  const timeOf = event =>
    from + (to - from) * Math.min(1, Math.max(0, (event.clientX - plot().left) / plot().width));
  area.addEventListener("pointermove", event => {
    point(timeOf(event));
    if (pressed === null) return;
    const left = plot().left - area.getBoundingClientRect().left;
    const place = time => left + plot().width * (time - from) / (to - from);
    chosen.hidden = false;
    chosen.style.left = place(Math.min(pressed, at)) + "px";
    chosen.style.width = Math.abs(place(at) - place(pressed)) + "px";
  });
  area.addEventListener("pointerleave", () => { if (pressed === null) point(null); });
  area.addEventListener("pointerdown", event => {
    if (event.button === 0 && event.pointerType === "mouse" && !event.target.closest("a")) {
      pressed = timeOf(event);
      area.setPointerCapture(event.pointerId);
    }
  });
  area.addEventListener("pointerup", () => {
    if (pressed !== null && Math.abs(at - pressed) > (to - from) / 100) {
      zoom(Math.min(pressed, at), Math.max(pressed, at));
    }
    pressed = null;
    chosen.hidden = true;
  });
  area.addEventListener("dblclick", act.all);
  area.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== area) return;
    const step = (to - from) / (event.shiftKey ? 10 : 100), here = at === null ? to : at;
    const keys = {
      ArrowLeft: () => point(Math.max(from, here - step)),
      ArrowRight: () => point(Math.min(to, here + step)),
      Home: () => point(from), End: () => point(to), PageUp: act.left, PageDown: act.right,
      "+": act.in, "=": act.in, "-": act.out, "0": act.all, Escape: () => point(null)
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  for (const button of document.querySelectorAll("button[data-do]")) {
    button.addEventListener("click", act[button.dataset.do]);
  }
  for (const button of document.querySelectorAll("button[data-from]")) {
    button.addEventListener("click", () => {
      const start = +button.dataset.from, end = +button.dataset.to;
      const margin = Math.max(5000, (end - start) / 4);
      zoom(start - margin, end + margin);
      point(start);
      document.getElementById("timeline").scrollIntoView();
      area.focus({preventScroll: true});
    });
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach(details => { details.open = true; });
    zoom(...whole);
    point(null);
  });
  addEventListener("afterprint", () => opened.forEach(details => { details.open = false; }));
  addEventListener("resize", draw);

  root.classList.add("js");
  area.tabIndex = 0;
  area.setAttribute("role", "slider");
  area.setAttribute("aria-label", "Time");
  area.setAttribute("aria-valuemin", 0);
  area.setAttribute("aria-valuemax", Math.round((data.to - data.from) / 1000));
  area.setAttribute("aria-valuenow", Math.round((data.to - data.from) / 1000));
  draw();
})();
