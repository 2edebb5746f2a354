// Runs a command line in the process that stays, and ends as it does.
//   node scripts/acceptance/ask-resident.mjs SOCKET ARGUMENT…
import { connect } from 'node:net';

const [socket, ...args] = process.argv.slice(2);
let text = '';
const connection = connect(socket, () => connection.end(JSON.stringify({ args, cwd: process.cwd() })));
connection.setEncoding('utf8');
connection.on('data', (part) => {
  text += part;
});
connection.on('end', () => {
  const { code, out, err } = JSON.parse(text);
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
});
