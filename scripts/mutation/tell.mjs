// What came of it: each survivor with its place, and the score a room.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './rooms.mjs';

const COUNTED = { Killed: 'noticed', Timeout: 'noticed', Survived: 'survived', NoCoverage: 'not run by any test' };

export function tellSurvivors(results) {
  for (const { status, fileName, location, mutatorName, replacement } of results) {
    if (status !== 'Survived' && status !== 'NoCoverage') continue;
    const file = relative(root, fileName).replaceAll('\\', '/');
    console.log(`\n${file}:${location.start.line}:${location.start.column} ${COUNTED[status]} (${mutatorName})`);
    console.log(`  - ${oneLine(textAt(file, location))}\n  + ${oneLine(replacement ?? '')}`);
  }
}

export function tellScore(results, seconds) {
  const rooms = new Map();
  for (const { status, fileName } of results) {
    const what = COUNTED[status];
    if (!what) continue;
    const room = relative(root, fileName).replaceAll('\\', '/').split('/').slice(0, 2).join('/');
    const counts = rooms.get(room) ?? { noticed: 0, survived: 0, 'not run by any test': 0 };
    counts[what]++;
    rooms.set(room, counts);
  }
  console.log('\n| room | broken | noticed | survived | not run by any test | score |\n|---|---|---|---|---|---|');
  const total = [0, 0, 0, 0];
  const row = (name, all, noticed, survived, idle) =>
    console.log(`| ${name} | ${all} | ${noticed} | ${survived} | ${idle} | ${((100 * noticed) / all).toFixed(1)} % |`);
  for (const [room, counts] of [...rooms].sort()) {
    const [noticed, survived, idle] = Object.values(counts);
    const numbers = [noticed + survived + idle, noticed, survived, idle];
    for (const [at, number] of numbers.entries()) total[at] += number;
    row(`\`${room}\``, ...numbers);
  }
  if (rooms.size > 0) row('all', ...total);
  console.log(`\n${(seconds / 60).toFixed(0)} minutes. In colour and in full: dist/mutation/report.html`);
}

/** The text of a range; it counts from 1. */
function textAt(file, { start, end }) {
  const lines = readFileSync(`${root}/${file}`, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join('\n');
}

const oneLine = (text) => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 150 ? `${flat.slice(0, 149)}…` : flat;
};
