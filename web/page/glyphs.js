// Glyphs from the browser's fonts for characters that the page's fonts lack: Chinese, Arabic, emoji, signs.

/**
 * @typedef {object} Glyph
 * @property {number} advance device pixels, as are all
 * @property {number} width
 * @property {number} height
 * @property {number} left of the bitmap's corner from the pen on the baseline
 * @property {number} top
 * @property {boolean} colored
 * @property {Uint8ClampedArray | null} pixels RGBA, not premultiplied
 */

/** @type {CanvasRenderingContext2D | null} */
let context = null;

function surface() {
  if (!context) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    context = canvas.getContext('2d', { willReadFrequently: true });
  }
  return context;
}

/**
 * @param {number} codepoint
 * @param {number} em
 * @param {boolean} serif
 * @param {boolean} bold
 * @param {boolean} italic
 * @param {boolean} bitmap
 * @returns {Glyph}
 */
export function drawGlyph(codepoint, em, serif, bold, italic, bitmap) {
  const nothing = { advance: em * 0.6, width: 0, height: 0, left: 0, top: 0, colored: false, pixels: null };
  const target = surface();
  if (!target) return nothing;
  const surrogate = codepoint >= 0xd800 && codepoint <= 0xdfff;
  const text = surrogate || codepoint > 0x10ffff ? '\ufffd' : String.fromCodePoint(codepoint);
  const font = `${italic ? 'italic ' : ''}${bold ? 'bold ' : ''}${em}px ${serif ? 'Georgia, serif' : 'system-ui, sans-serif'}`;
  target.font = font;
  const measure = target.measureText(text);
  const left = Math.floor(-measure.actualBoundingBoxLeft) - 1;
  const top = Math.floor(-measure.actualBoundingBoxAscent) - 1;
  const width = Math.ceil(measure.actualBoundingBoxRight) + 1 - left;
  const height = Math.ceil(measure.actualBoundingBoxDescent) + 1 - top;
  const glyph = { ...nothing, advance: measure.width, left, top };
  if (!bitmap || width < 3 || height < 3 || width > 1024 || height > 1024) return glyph;
  const canvas = target.canvas;
  if (canvas.width < width || canvas.height < height) {
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
  }
  target.clearRect(0, 0, width, height);
  target.font = font; // a canvas that changed its size forgot it
  target.fillStyle = '#fff';
  target.fillText(text, -left, -top);
  const { data } = target.getImageData(0, 0, width, height);
  let colored = false;
  for (let i = 0; i < data.length && !colored; i += 4) {
    if (data[i + 3] > 40 && (data[i] < 200 || data[i + 1] < 200 || data[i + 2] < 200)) colored = true;
  }
  // Letters are white with their coverage in alpha, so that they take the colour of the text.
  if (!colored) for (let i = 0; i < data.length; i += 4) data[i] = data[i + 1] = data[i + 2] = 255;
  return { ...glyph, width, height, colored, pixels: data };
}
