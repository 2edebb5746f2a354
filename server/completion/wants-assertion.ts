import { type NameKind, TARGETS, type Wants } from './wants-types.js';

const SUBJECTS: readonly NameKind[] = [
  'resource',
  'subnet',
  'vpc',
  'security-group',
  'network',
  'host',
  'load-balancer',
  'regional-nat-gateway',
];
const WAYS: readonly NameKind[] = [...TARGETS, 'load-balancer', 'vpn', 'direct-connect', 'vpc'];

/** `only a, b can reach c on https via d`. */
export function assertionWants(words: readonly string[]): Wants {
  const last = words.at(-1);
  const verb = words.findIndex((word) => word === 'can' || word === 'cannot');
  const subjects: Wants = { names: SUBJECTS, words: ['internet'] };
  if (last === undefined) return { ...subjects, words: ['internet', 'only'] };
  if (verb < 0)
    return last === 'only' || last === ',' ? subjects : { words: words[0] === 'only' ? ['can'] : ['can', 'cannot'] };
  const part = [...words.slice(verb)]
    .reverse()
    .find((word) => ['can', 'cannot', 'reach', 'on', 'via', 'except'].includes(word));
  const begins = last === part || last === ',';
  switch (part) {
    case 'reach':
      return begins
        ? subjects
        : {
            words:
              words[verb] === 'can' && words[0] !== 'only'
                ? ['on', 'via']
                : words[verb] === 'can'
                  ? ['on']
                  : ['on', 'except'],
          };
    case 'on':
      return begins
        ? { traffic: true }
        : { words: words.includes('except') ? [] : words[verb] === 'can' ? ['via'] : ['except'] };
    case 'except':
      return { words: ['on'] };
    case 'via':
      return begins ? { names: WAYS } : {};
    default:
      return { words: ['reach'] };
  }
}
