// Fetches the learned model's weights, once the page can be used. Later visits take them from the
// browser's cache.

/**
 * @param {(share: number) => void} onProgress 0 to 1, NaN where it cannot be told
 * @returns {Promise<Uint8Array>}
 */
export async function fetchWeights(onProgress) {
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
    onProgress(whole ? Math.min(1, size / whole) : NaN);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
