"use strict";
(() => {
  const all = (query, root = document) => Array.from(root.querySelectorAll(query));

  // Filters and buttons are of use only where this script runs.
  for (const tools of all("[data-tools]")) {
    const section = document.getElementById(tools.dataset.tools).closest("section");
    const search = tools.querySelector("input[type=search]");
    const levels = all("input[type=checkbox]", tools);
    const shown = tools.querySelector("[data-words]");

    const filter = () => {
      const words = search.value.trim().toLowerCase();
      const wanted = new Set(levels.filter((box) => box.checked).map((box) => box.value));
      const findings = all(".finding", section);
      let count = 0;
      for (const finding of findings) {
        const of_level = wanted.has(finding.dataset.level);
        const head = finding.querySelector("summary").textContent.toLowerCase();
        const whole = head.includes(words);
        let hits = 0;
        for (const place of all(".places > li", finding)) {
          const hit = whole || place.textContent.toLowerCase().includes(words);
          place.hidden = !hit;
          hits += hit ? 1 : 0;
        }
        finding.hidden = !(of_level && (whole || hits > 0));
        count += finding.hidden ? 0 : 1;
      }
      for (const level of all(".level", section)) {
        level.hidden = all(".finding", level).every((finding) => finding.hidden);
      }
      shown.textContent = shown.dataset.words
        .replace("{shown}", count)
        .replace("{total}", findings.length);
    };

    if (search) {
      search.addEventListener("input", filter);
      for (const box of levels) box.addEventListener("change", filter);
    }
    for (const button of all("[data-unfold]", tools)) {
      button.addEventListener("click", () => {
        for (const part of all("details", section)) part.open = button.dataset.unfold !== "";
      });
    }
    tools.hidden = false;
  }

  // A link into something folded unfolds it.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    for (let part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
      part.hidden = false;
    }
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  // On paper nothing can be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });
})();
