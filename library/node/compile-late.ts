/**
 * Has V8 11, which is Node 20's, wait longer before it optimises a function. It has one optimising compiler, which costs more than it saves where a function runs for some hundred milliseconds:
 * of all pairs of a large network that compiler took half of the processor's time. From V8 12 on there is a quick one (Maglev, https://v8.dev/blog/maglev), which does the same by itself.
 */
export function compileLate(v8: string, set: (flag: string) => void = setFlag): void {
  // A V8 that does not know a flag prints so, among what a command says.
  if (v8.startsWith('11.')) set('--interrupt-budget=1000000');
}

/** Loaded where there is something to set: it brings Node's streams with it. */
function setFlag(flag: string): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
