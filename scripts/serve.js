// Serves a folder on this machine alone, with the headers that a page should have.
//
//   node scripts/serve.js FOLDER [PORT]     PORT 0: any free one
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

const headers = {
  // The page says the same of itself (web/page/index.html); framing can only be forbidden here.
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
    "connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/**
 * @param {string} folder
 * @param {number} port
 * @param {Record<string, string>} [beside] other folders, by the first part of the path that is theirs
 * @returns {Promise<{address: string, close: () => void}>}
 */
export function serve(folder, port, beside = {}) {
  const server = createServer(async (request, response) => {
    const url = request.url ?? '/';
    const [, first] = url.split('/');
    const file = Object.hasOwn(beside, first)
      ? fileOf(resolve(beside[first]), url.slice(first.length + 1))
      : fileOf(resolve(folder), url);
    const found = file && (await stat(file).catch(() => null));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, allow: 'GET, HEAD' }).end();
    } else if (!found || !found.isFile()) {
      response.writeHead(404, { ...headers, 'content-type': 'text/plain' }).end('not found\n');
    } else {
      response.writeHead(200, {
        ...headers,
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-length': found.size,
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(file).on('error', () => response.destroy()).pipe(response);
    }
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const { port: own } = /** @type {import('node:net').AddressInfo} */ (server.address());
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      done({ address: `http://127.0.0.1:${own}/`, close });
    });
  });
}

/**
 * The file inside root that a request names, or null.
 * @param {string} root
 * @param {string} url
 */
function fileOf(root, url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (path.includes('\0')) return null;
    const file = resolve(root, '.' + path + (path.endsWith('/') ? 'index.html' : ''));
    return file.startsWith(root + sep) ? file : null;
  } catch {
    return null;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, port = '8080'] = process.argv.slice(2);
  if (!folder || !/^\d+$/.test(port)) {
    console.error('usage: node scripts/serve.js FOLDER [PORT]');
    process.exit(2);
  }
  const { address } = await serve(folder, Number(port)).catch((error) => {
    console.error(`port ${port} cannot be used (${error.code}); give another: scripts/run PORT`);
    process.exit(1);
  });
  console.log(`Onrecord is at ${address} (Ctrl+C ends it)`);
}
