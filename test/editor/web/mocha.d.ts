/** Mocha as it is bundled for browsers. */
declare module 'mocha/mocha.js' {
  const mocha: Mocha & { setup(options: Mocha.MochaOptions): void };
  export default mocha;
}
