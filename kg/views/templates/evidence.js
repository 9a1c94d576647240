"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const KINDS = Object.fromEntries({{ headings | tojson }});
const TYPES = {{ type_words | tojson }};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name]);
const SURE = {{ phrase(" ({share} sure)") | tojson }};
const NO_DATE = {{ phrase("no date") | tojson }};

// Text of articles only ever becomes text: nothing here writes HTML.
function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function within(day, since, until) {
  if (!since && !until) return true;
  if (!day) return false;
  return (!since || day >= since.slice(0, day.length)) && (!until || day.slice(0, until.length) <= until);
}

function tieShown(tie, filters) {
  return filters.kinds.has(tie.kind) && tie.sources.some(s => within(data.articles[s.article].published, filters.since, filters.until));
}

function sourceElement(source) {
  const article = data.articles[source.article];
  const element = make("div");
  const quote = make("blockquote", "", source.before);
  quote.append(make("mark", "", source.quote), source.after);
  const place = [article.outlet, article.published || NO_DATE, `${article.id} [${source.start}, ${source.end})`].filter(Boolean).join(" · ");
  const line = make("p", "source", `《${article.title}》 ${place}`);
  if (/^https?:\/\//.test(article.url || "")) {
    const link = make("a", "", {{ phrase("article") | tojson }});
    link.href = article.url;
    link.rel = "noreferrer";
    line.append(" ", link);
  }
  element.append(quote, line);
  return element;
}

function sureness(tie) {
  return tie.confidence === null ? "" : make("span", "quiet", fill(SURE, { share: tie.confidence.toFixed(2) }));
}

function tieElement(tie) {
  const element = make("div", "tie");
  const text = make("p");
  const due = tie.due ? fill({{ phrase(" [by {target_date}]") | tojson }}, { target_date: tie.due }) : "";
  text.append(tie.kind === "together" ? "" : tie.text + due, sureness(tie));
  const marks = [[{{ phrase("revised by") | tojson }}, tie.revised], [{{ phrase("in dispute with") | tojson }}, tie.disputed]].flatMap(([words, others]) => others.map(other => {
    const line = make("p", "", other);
    line.prepend(make("span", "mark", words));
    return line;
  }));
  element.append(text, ...marks, ...tie.sources.map(sourceElement));
  return element;
}

// On a phone the filters are folded away, so that the picture has the screen.
const narrow = window.matchMedia("(max-width: 720px)");
const foldFilters = () => { document.getElementById("folded").open = !narrow.matches; };
narrow.addEventListener("change", foldFilters);
foldFilters();

function readFilters(form) {
  const checked = name => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map(box => box.value));
  return { types: checked("type"), kinds: checked("kind"), since: form.elements.since.value, until: form.elements.until.value };
}
