// Turns the case into a question about method: place by place, other words that the writer takes,
// changes or leaves. Each is one step that Undo takes back.

export function offerMethod(editor, region, placeOf) {
  const items = () => [...region.querySelectorAll("[data-start]")];
  new MutationObserver(() => offer(region)).observe(region, { childList: true });
  offer(region);

  region.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const item = button?.closest("[data-start]");
    if (button?.closest("[data-method]")) begin(region);
    else if (button && "put" in button.dataset) put(item);
    else if (button && "leave" in button.dataset) goOn(item, false);
  });
  // Enter would send the form.
  region.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-instead] input")) return;
    event.preventDefault();
    if (!event.isComposing) put(event.target.closest("[data-start]"));
  });

  function put(item) {
    const place = placeOf(items().indexOf(item));
    const words = item.querySelector("[data-instead] input").value.trim();
    if (place) {
      const { tr } = editor.state;
      editor.view.dispatch(words ? tr.insertText(words, place.from, place.to) : tr.delete(place.from, place.to));
    }
    goOn(item, Boolean(place));
  }

  function goOn(item, isChanged) {
    item.querySelector("[data-instead]").hidden = true;
    if (isChanged) item.querySelector("[data-done]").hidden = false;
    const next = region.querySelector("[data-instead]:not([hidden]) input");
    if (next) next.focus();
    else editor.view.focus();
  }
}

function offer(region) {
  const method = region.querySelector("[data-method]");
  if (method) method.hidden = !region.querySelector("[data-show]:not([hidden])");
}

function begin(region) {
  region.querySelector("[data-method]").hidden = true;
  for (const row of region.querySelectorAll("[data-instead]")) row.hidden = false;
  region.querySelector("[data-instead] input").focus();
}
