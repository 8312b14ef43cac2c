// What can be told of a page without a person: the success criteria of WCAG 2.2 AA that a program
// can measure. Gives a list of faults.
(() => {
  const faults = [];
  const all = (query) => Array.from(document.querySelectorAll(query));
  const say = (fault, element) => faults.push(`${fault}: ${element?.outerHTML.slice(0, 160) ?? ""}`);
  const name = (element) =>
    element.getAttribute("aria-label") ??
    (element.labels?.length ? element.labels[0].textContent : element.textContent);

  if (!document.documentElement.lang) say("no language");
  if (!document.title.trim()) say("no title");
  if (all("main").length !== 1) say("not one main part");
  if (all("h1").length !== 1) say("not one title on the page");
  const ids = all("[id]").map((element) => element.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) say(`id twice ${id}`);
  for (const link of all("a[href^='#']")) {
    if (!document.getElementById(link.getAttribute("href").slice(1))) say("leads nowhere", link);
  }
  for (const element of all("[aria-labelledby]")) {
    if (!document.getElementById(element.getAttribute("aria-labelledby"))) say("no label", element);
  }
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) say(`heading jumps from ${level}`, heading);
    level = own;
  }
  for (const element of all("a, button, input, summary, [role=region], section")) {
    if (element.tagName === "SECTION" && element.hasAttribute("aria-labelledby")) continue;
    if (!name(element)?.trim()) say("no name", element);
  }
  for (const head of all("th")) if (!head.scope) say("head without scope", head);
  for (const table of all("table")) {
    if (!table.caption && !table.closest("[aria-label]")) say("table without a name", table);
  }
  for (const svg of all("svg")) {
    const named = svg.getAttribute("role") === "img" && svg.getAttribute("aria-label");
    if (!named && svg.getAttribute("aria-hidden") !== "true") say("picture without words", svg);
  }
  for (const element of all("body *")) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth && element.tabIndex < 0) {
      say("scrolls, but not by keyboard", element);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = all("main *").find((element) => element.getBoundingClientRect().right > innerWidth
      && !element.closest(".scroll"));
    say(`wider than the window (${document.documentElement.scrollWidth})`, wide);
  }

  // Contrast (1.4.3), by the luminance of WCAG.
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let part = element; part; part = part.parentElement) {
      const colour = getComputedStyle(part).backgroundColor;
      const opacity = channels(colour)[3] ?? 1;
      if (opacity === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest("script, style, .skip")) continue;
    const style = getComputedStyle(element);
    const [one, other] = [luminance(style.color), luminance(ground(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      say(`contrast ${ratio.toFixed(2)} of ${style.color} on ${ground(element)}`, element);
    }
  }
  return faults;
})()
