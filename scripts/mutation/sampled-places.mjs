// A plugin of Stryker's. A range as a pattern means all that lies in it; this leaves out what was not drawn itself.
let drawn = new Set();
let ranges = [];

export function keepOnly(places) {
  drawn = new Set(places.map(({ range }) => range));
  ranges = [...drawn].map((range) => range.split(/[:-]/).map(Number));
}

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sampled-places',
    value: {
      shouldIgnore({ node: { loc } }) {
        if (!loc) return undefined;
        const { start, end } = loc;
        if (drawn.has(`${start.line}:${start.column}-${end.line}:${end.column}`)) return undefined;
        // What is ignored is ignored with all that it holds.
        const holdsOne = ranges.some(
          ([line, column, lastLine, lastColumn]) =>
            (start.line < line || (start.line === line && start.column <= column)) &&
            (end.line > lastLine || (end.line === lastLine && end.column >= lastColumn)),
        );
        return holdsOne ? undefined : 'not drawn';
      },
    },
  },
];
