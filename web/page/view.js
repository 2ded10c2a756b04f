// The canvas: passes events to the application and draws frames when it requests them.

/** @typedef {import('./wasm/app.js').App} App */

export class View {
  #app;
  #canvas;
  #frames = 0;
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ready = false;
  #lost = false;
  #firstFrame = 0;

  /**
   * @param {App} app
   * @param {HTMLCanvasElement} canvas
   */
  constructor(app, canvas) {
    this.#app = app;
    this.#canvas = canvas;
  }

  /** Frames drawn since the page was opened. */
  get frames() {
    return this.#frames;
  }

  /** Milliseconds from the start of the visit to the first frame. */
  get firstFrame() {
    return this.#firstFrame;
  }

  requestFrame() {
    if (!this.#ready || this.#lost || this.#asked || document.hidden) return;
    this.#asked = requestAnimationFrame((time) => this.#draw(time));
  }

  listen() {
    this.#listenToSize();
    this.#listenToPointer();
    const canvas = this.#canvas;
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      this.#lost = true;
      this.#app.contextLost();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      this.#lost = false;
      this.#app.contextRestored();
      this.requestFrame();
    });
    document.addEventListener('visibilitychange', () => this.requestFrame());
    document.addEventListener('keydown', (event) => {
      if (event.isComposing || event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement) return;
      // A focused button keeps its own keys.
      if (event.target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return;
      if (this.#app.key(event.key, event.ctrlKey || event.metaKey, event.shiftKey, event.altKey)) event.preventDefault();
    });
  }

  /** @param {number} time */
  #draw(time) {
    this.#asked = 0;
    clearTimeout(this.#timer);
    if (this.#lost) return;
    if (++this.#frames === 1) this.#firstFrame = performance.now();
    const wake = this.#app.frame(time / 1000);
    if (wake >= 0 && !this.#asked) this.#timer = setTimeout(() => this.requestFrame(), wake * 1000 + 5);
  }

  #listenToSize() {
    const canvas = this.#canvas;
    /** @param {number} width @param {number} height CSS pixels @param {ResizeObserverSize} [exact] */
    const resize = (width, height, exact) => {
      const scale = devicePixelRatio || 1;
      if (width < 1 || height < 1) return;
      // Device pixels as the browser counts them, so that nothing is resampled; but not where it
      // counts another device's (an emulated one).
      const trusted = exact && Math.abs(exact.inlineSize - width * scale) < 2;
      canvas.width = trusted ? exact.inlineSize : Math.round(width * scale);
      canvas.height = trusted ? exact.blockSize : Math.round(height * scale);
      this.#ready = true;
      this.#app.resize(canvas.width / scale, canvas.height / scale, scale);
      // Drawn now: an empty canvas must not be seen between two sizes.
      cancelAnimationFrame(this.#asked);
      this.#draw(performance.now());
    };
    const observer = new ResizeObserver(([entry]) => {
      resize(entry.contentRect.width, entry.contentRect.height, entry.devicePixelContentBoxSize?.[0]);
    });
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(canvas);
    }
    // Another monitor, or a zoom that keeps the size: the observer is silent then.
    const watch = () => {
      const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      query.addEventListener('change', () => {
        const box = canvas.getBoundingClientRect();
        resize(box.width, box.height);
        watch();
      }, { once: true });
    };
    watch();
  }

  #listenToPointer() {
    const canvas = this.#canvas;
    const app = this.#app;
    let finger = -1;
    const seconds = (/** @type {Event} */ event) => event.timeStamp / 1000;
    canvas.addEventListener('pointermove', (event) => {
      const touch = event.pointerType === 'touch';
      if (touch && event.pointerId !== finger) return;
      app.pointerMoved(event.offsetX, event.offsetY, touch, seconds(event));
    });
    canvas.addEventListener('pointerdown', (event) => {
      const touch = event.pointerType === 'touch';
      if (touch && finger >= 0) return;
      if (!touch && event.button > 2) return;
      if (touch) finger = event.pointerId;
      canvas.setPointerCapture(event.pointerId);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      app.pointerPressed(event.offsetX, event.offsetY, button(event), touch, event.shiftKey, seconds(event));
    });
    const released = (/** @type {PointerEvent} */ event) => {
      const touch = event.pointerType === 'touch';
      if (touch && event.pointerId !== finger) return;
      finger = -1;
      app.pointerReleased(event.offsetX, event.offsetY, button(event), touch, seconds(event));
    };
    canvas.addEventListener('pointerup', released);
    canvas.addEventListener('pointercancel', () => {
      finger = -1;
      app.pointerLeft();
    });
    canvas.addEventListener('pointerleave', (event) => {
      if (event.pointerType !== 'touch') app.pointerLeft();
    });
    canvas.addEventListener('wheel', (event) => {
      if (event.ctrlKey) return; // the browser's zoom
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 24 : event.deltaMode === 2 ? canvas.clientHeight : 1;
      // A wheel's notch is 100 or more; a trackpad sends many small steps.
      const fine = event.deltaMode === 0 && Math.abs(event.deltaY) < 60;
      app.wheel(event.offsetX, event.offsetY, event.deltaY * unit, fine);
    }, { passive: false });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  }
}

/** ImGui counts left, right, middle. @param {PointerEvent} event */
function button(event) {
  return event.button === 1 ? 2 : event.button === 2 ? 1 : 0;
}
