// Progress of background work: a thin bar along the lower edge and a note in the toolbar.

const PATIENCE = 300; // milliseconds; shorter work shows no progress

const bar = /** @type {HTMLProgressElement} */ (document.getElementById('progress'));
let since = 0;

/**
 * @param {(note: string) => void} tell puts words into the toolbar
 * @param {string} what
 * @param {number | null} share 0 to 1, NaN where it is not known; null ends it
 */
export function progress(tell, what, share) {
  if (share === null) {
    since = 0;
    bar.hidden = true;
    tell('');
    return;
  }
  since ||= performance.now();
  if (performance.now() - since < PATIENCE) return;
  bar.hidden = false;
  bar.setAttribute('aria-label', what);
  if (Number.isNaN(share)) bar.removeAttribute('value');
  else bar.value = share;
  tell(Number.isNaN(share) ? `${what}…` : `${what}… ${Math.round(share * 100)} %`);
}
