import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import type { AskedQuestion } from '../work/answer-question.js';
import { ROOT_OPTION } from './root-option.js';

export const reach: Command = {
  spec: {
    name: 'reach',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Answer one question: can S reach S, along which paths, and what stops the rest`,
    options: [
      { name: 'from', value: 'S', required: true, summary: told`the client` },
      { name: 'to', value: 'S', required: true, summary: told`the server` },
      {
        name: 'on',
        value: 'TRAFFIC',
        summary: told`what to ask for: "tcp 443", "https, ping"; left out: every protocol and port`,
      },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], summary: told`how to tell it` },
      ROOT_OPTION,
    ],
    notes: [
      told`S is a name, vpc.name, a provider id (i-…, eni-…, subnet-…), an address, a CIDR block, or internet.`,
      told`
        TRAFFIC is a traffic list of the language. Without --on the verdict speaks of the traffic that is
        delivered.
      `,
    ],
  },
  async run(args, terminal) {
    const { answerQuestion } = await import('../work/answer-question.js');
    const question = {
      from: args.text('from') as string,
      to: args.text('to') as string,
      on: args.text('on'),
      format: args.text('format') as AskedQuestion['format'],
      roots: args.all('root'),
    };
    return answerQuestion(args.operands, question, terminal);
  },
};
