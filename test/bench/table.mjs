// What was measured, as text: one build alone, or two in turn.

/** Prints each quantity of each bench. True if a bench is void: its runs gave different answers. */
export function tellAlone(results) {
  let failed = false;
  for (const [name, quantities] of results) {
    console.log(name);
    for (const [quantity, measured] of quantities) {
      const values = sorted(measured.map(({ value }) => value));
      const { unit, aim } = measured[0];
      const cpus = processorOf(measured);
      const cpu = cpus ? `  processor ${round(median(cpus))}` : '';
      const checksums = checksumsOf(measured);
      failed ||= checksums.length > 1;
      const ratio = aim === undefined ? '' : `  ${(median(values) / aim).toFixed(2)} of the aim (${aim} ${unit})`;
      const sum = checksums.length > 1 ? isVoid(checksums) : `checksum ${checksums[0]}`;
      console.log(
        `  ${quantity.padEnd(56)} ${`${round(median(values))} ${unit}`.padStart(12)}  (${range(values)})${cpu}${ratio}  ${sum}`,
      );
    }
  }
  return failed;
}

/**
 * Prints each quantity that both builds have: the ratio first, of processor time where there is some, else of the value. True if a bench is void,
 * or a ratio above `atMost`. Answers that differ between the builds are told, and fail nothing: an answer may have been wrong before.
 */
export function tellRatios(before, now, title, atMost) {
  let failed = false;
  for (const [name, quantities] of now) {
    console.log(name);
    for (const [quantity, measured] of quantities) {
      const { unit } = measured[0];
      const earlier = before.get(name)?.get(quantity);
      const mine = sorted(processorOf(measured) ?? measured.map(({ value }) => value));
      const what = unit === 'ms' && measured[0].cpu !== undefined ? 'ms of processor' : unit;
      if (!earlier) {
        console.log(`   new  ${quantity.padEnd(64)} ${round(median(mine))} ${what} (${range(mine)})`);
        continue;
      }
      const theirs = sorted(processorOf(earlier) ?? earlier.map(({ value }) => value));
      const ratio = median(mine) / median(theirs);
      const isAbove = atMost !== undefined && ratio > atMost;
      const [theirSums, mySums] = [checksumsOf(earlier), checksumsOf(measured)];
      const voids = [theirSums, mySums].filter((sums) => sums.length > 1);
      failed ||= isAbove || voids.length > 0;
      const notes = [
        ...(isAbove ? [`ABOVE ${atMost}`] : []),
        ...voids.map(isVoid),
        ...(theirSums[0] === mySums[0] ? [] : [`answers differ: ${theirSums[0]} before, ${mySums[0]} now`]),
      ];
      console.log(
        `  ${ratio.toFixed(2)}  ${quantity.padEnd(64)} ${title} ${round(median(theirs))} (${range(theirs)})  now ${round(median(mine))} (${range(mine)}) ${what}${notes.map((note) => `  ${note}`).join('')}`,
      );
    }
  }
  return failed;
}

const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => list[list.length >> 1];
const range = (list) => `${round(list[0])}-${round(list.at(-1))}`;
const checksumsOf = (measured) => [...new Set(measured.map(({ checksum }) => checksum))];
const isVoid = (checksums) => `VOID: checksums differ: ${checksums.join(', ')}`;

/** Sorted; undefined where a quantity has no processor time. */
function processorOf(measured) {
  return measured.every(({ cpu }) => cpu !== undefined) ? sorted(measured.map(({ cpu }) => cpu)) : undefined;
}

function round(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
