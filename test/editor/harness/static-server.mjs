// Files over http on the loopback address, as a web site without a program behind it gives them.
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.cjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
};

/** `made` answers what stands in no file, by its path: `{ type, text }`, or undefined. `folders` are served below their paths. */
export async function serve({ folders, made = () => undefined }) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)).replaceAll('\\', '/');
    const own = made(path);
    // The web worker of the editor's extensions has another origin.
    const headers = { 'Access-Control-Allow-Origin': '*' };
    if (own) return response.writeHead(200, { ...headers, 'Content-Type': own.type }).end(own.text);
    for (const [below, folder] of Object.entries(folders)) {
      if (!path.startsWith(below)) continue;
      const file = join(folder, path.slice(below.length));
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...headers, 'Content-Type': type });
      return createReadStream(file).pipe(response);
    }
    return response.writeHead(404, headers).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: server.address().port, stop: () => server.close() };
}
