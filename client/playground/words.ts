/** Every word that the playground shows by itself. */
export const WORDS = {
  kept: 'Your text is kept in this browser and sent nowhere.',
  notKept: 'This browser keeps nothing for this page: copy your text before you close it.',
  starting: 'Starting…',
  checking: 'Checking…',
  fine: 'Nothing is wrong.',
  failed: (reason: string) => `The language server could not be started, so nothing is checked. ${reason}`,
  errors: (count: number) => `${count} ${count === 1 ? 'error' : 'errors'}`,
  warnings: (count: number) => `${count} ${count === 1 ? 'warning' : 'warnings'}`,
  hints: (count: number) => `${count} ${count === 1 ? 'hint' : 'hints'}`,
  examples: 'Examples',
  earlier: 'Your texts in this browser',
  reset: (name: string) =>
    `Put ${name} back as it is in the examples? Your text stays under “Your texts in this browser”.`,
  shared: 'This text came with the link. It is yours to change; nothing is written back.',
  linkCopied: 'The link is copied. The text is in the link itself: whoever has the link can read it.',
  linkLong: (length: number) =>
    `The link is copied. It has ${length} characters: some programs cut links that long, so try it before you send it.`,
  linkTooLong: 'This text is too long for a link. Copy the text and send that, or put it into a file.',
  linkBroken:
    'The text of this link cannot be read: the link was cut off or changed on its way. Ask for it again. Here is what was there before.',
  linkHuge: 'The text of this link is larger than this page takes. Here is what was there before.',
  linkByHand: 'The browser did not let the link be copied. It is in the address bar now.',
  elsewhere: (name: string) => `${name} comes with the example. It can be read here, not changed.`,
  applied: 'Applied. Undo takes it back.',
  notApplied: 'The text changed, or cannot be changed here: nothing was written.',
  added: (text: string) => `Added: ${text}`,
  close: 'Close',
  back: 'Back to the text',
  noFixes: 'There is no quick fix here.',
  noDefinition: 'Nothing here is declared elsewhere.',
  notFormatted: 'The layout is as it should be, or the text cannot be read yet.',
} as const;
