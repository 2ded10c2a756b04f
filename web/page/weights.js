// The learned model's weights: fetched once, with their progress shown, after the page can be used.

/** @param {number | null} share 0 to 1; null hides the bar */
function show(share) {
  const bar = /** @type {HTMLProgressElement} */ (document.getElementById('progress'));
  bar.hidden = share === null;
  if (share !== null) bar.value = share;
}

/**
 * The browser's own cache keeps them for the next visit.
 * @returns {Promise<Uint8Array>}
 */
export async function fetchWeights() {
  try {
    show(0);
    const response = await fetch(new URL('onrecord/onrecord.model', import.meta.url));
    if (!response.ok || !response.body) throw new Error(`the learned model could not be loaded (${response.status})`);
    // Of the file as it is, not as it was packed for the way.
    const whole = response.headers.get('content-encoding') ? 0 : Number(response.headers.get('content-length'));
    /** @type {Uint8Array[]} */
    const parts = [];
    let size = 0;
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(read.value);
      size += read.value.length;
      show(whole ? Math.min(1, size / whole) : 0.5);
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  } finally {
    show(null);
  }
}
