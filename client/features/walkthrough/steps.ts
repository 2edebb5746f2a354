/** What a step of the walkthrough waits for. A command that was run and given up again is none. */
export type Deed = 'exampleOpened' | 'previewShown' | 'pairShown' | 'explained' | 'asked';

/** Which step that is, by the name that VS Code has for it. */
export const STEPS: Readonly<Record<Deed, string>> = {
  exampleOpened: 'vpc-lens.vpc-lens#start#vpc',
  previewShown: 'vpc-lens.vpc-lens#start#subnets',
  pairShown: 'vpc-lens.vpc-lens#start#way',
  explained: 'vpc-lens.vpc-lens#start#groups',
  asked: 'vpc-lens.vpc-lens#start#question',
};
