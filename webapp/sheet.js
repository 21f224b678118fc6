// Shows HTML that Python has built and escaped, and reports clicks on what carries data-event.
// One delegated listener; the page is redrawn only when its HTML changes, so nothing jumps.

function scrollTo(root) {
  root.querySelectorAll("[data-target]").forEach(scrollInto);
}

// Across, no further than the target needs, so that the name of its row stays in view where there is room for both.
const MARGIN = 24;

function scrollInto(target) {
  const box = target.closest("[data-scroll]");
  if (!box) return;
  const t = target.getBoundingClientRect();
  const b = box.getBoundingClientRect();
  box.scrollTop += t.top - b.top - (b.height - t.height) / 2;
  const left = t.left - b.left + box.scrollLeft - MARGIN;
  box.scrollLeft = Math.max(0, Math.min(left, left + t.width + 2 * MARGIN - b.width));
}

// A new answer comes into view with its question at the top, a new page of cases with its first.
function reveal(root) {
  const turn = root.closest('[class*="st-key-turn-"], .st-key-cases');
  if (turn) turn.scrollIntoView({ block: "start" });
}

function copy(button) {
  const label = button.textContent;
  const done = () => {
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 1400);
  };
  const fallback = () => {
    const area = document.createElement("textarea");
    area.value = button.dataset.copy;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(button.dataset.copy).then(done, fallback);
  else fallback();
}

// Closes open menus, except the one that holds `target`; says whether there was any.
function closeMenus(root, target) {
  const open = [...root.querySelectorAll("details.menu[open]")].filter((menu) => !(target && menu.contains(target)));
  open.forEach((menu) => (menu.open = false));
  return open.length > 0;
}

function typing() {
  const at = document.activeElement;
  return at && (at.isContentEditable || /^(input|textarea|select)$/i.test(at.tagName));
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".sheet");
  if (root.dataset.stamp !== data.stamp) {
    root.innerHTML = data.html;
    root.dataset.stamp = data.stamp;
    requestAnimationFrame(() => scrollTo(root));
    if (data.reveal) [50, 400].forEach((after) => setTimeout(() => reveal(root), after));
  }
  root.querySelectorAll(".cite").forEach((chip) => {
    const open = chip.dataset.value === data.active;
    chip.classList.toggle("open", open);
    chip.setAttribute("aria-pressed", open ? "true" : "false");
  });
  root.onclick = (event) => {
    const copying = event.target.closest("[data-copy]");
    if (copying) return copy(copying);
    const hit = event.target.closest("[data-event]");
    if (!hit) return;
    event.preventDefault();
    closeMenus(root);
    setTriggerValue(hit.dataset.event, hit.dataset.value);
  };
  const onpointer = (event) => closeMenus(root, event.target);
  const onkey = (event) => {
    if (event.key === "Escape" && closeMenus(root)) return event.stopImmediatePropagation();
    if (!data.keys || typing() || event.altKey || event.ctrlKey || event.metaKey) return;
    if (document.querySelector('[role="dialog"], details.menu[open]')) return;
    const name = { ArrowLeft: "previous", ArrowRight: "next", Escape: "close" }[event.key];
    const button = name && root.querySelector(`[data-key="${name}"]`);
    if (!button || button.disabled) return;
    event.preventDefault();
    setTriggerValue(button.dataset.event, button.dataset.value);
  };
  document.addEventListener("pointerdown", onpointer);
  document.addEventListener("keydown", onkey);
  return () => {
    document.removeEventListener("pointerdown", onpointer);
    document.removeEventListener("keydown", onkey);
  };
}
