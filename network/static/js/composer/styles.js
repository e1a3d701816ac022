// Rules that only somebody who writes needs: a page that is read is smaller without them.

/** Resolves when they hold; where they do not come, too: bare tools are better than none. */
export function style(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  const settled = new Promise((settle) => (link.onload = link.onerror = settle));
  document.head.append(link);
  return settled;
}
