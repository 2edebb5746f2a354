import { plural, say } from '../../network/words/index.js';

/** Every sentence that the playground says by itself, in the language that is spoken when it is said. */
export const WORDS = {
  kept: () => say`Your text is kept in this browser and sent nowhere.`,
  notKept: () => say`This browser keeps nothing for this page: copy your text before you close it.`,
  checking: () => say`Checking…`,
  fine: () => say`Nothing is wrong.`,
  failed: (reason: string) => say`The language server could not be started, so nothing is checked. ${reason}`,
  errors: (count: number) => plural(count, 'error'),
  warnings: (count: number) => plural(count, 'warning'),
  hints: (count: number) => plural(count, 'hint'),
  examples: () => say`Examples`,
  earlier: () => say`Your texts in this browser`,
  reset: (name: string) =>
    say`Put ${name} back as it is in the examples? Your text stays under “Your texts in this browser”.`,
  shared: () => say`This text came with the link. It is yours to change; nothing is written back.`,
  linkCopied: () => say`The link is copied. The text is in the link itself: whoever has the link can read it.`,
  linkLong: (length: number) =>
    say`
      The link is copied. It has ${length} characters: some programs cut links that long, so try it before you send
      it.
    `,
  linkTooLong: () => say`This text is too long for a link. Copy the text and send that, or put it into a file.`,
  linkBroken: () =>
    say`
      The text of this link cannot be read: the link was cut off or changed on its way. Ask for it again. Here is what
      was there before.
    `,
  linkHuge: () => say`The text of this link is larger than this page takes. Here is what was there before.`,
  linkByHand: () => say`The browser did not let the link be copied. It is in the address bar now.`,
  elsewhere: (name: string) => say`${name} comes with the example. It can be read here, not changed.`,
  applied: () => say`Applied. Undo takes it back.`,
  fixed: () => say`Fixed. Undo takes it back.`,
  notApplied: () => say`The text changed, or cannot be changed here: nothing was written.`,
  close: () => say`Close`,
  back: () => say`Back to the text`,
  noFixes: () => say`There is no quick fix here.`,
  noDefinition: () => say`Nothing here is declared elsewhere.`,
  notFormatted: () => say`The layout is as it should be, or the text cannot be read yet.`,
} as const;
