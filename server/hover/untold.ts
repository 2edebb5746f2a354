import type { Element } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';

/** What a file leaves open of an element, one sentence; empty where it leaves nothing open. */
export function untoldText(element: Element): string {
  const doubt =
    'maybe' in element && element.maybe
      ? say`Whether it is there at all nobody tells (\`maybe\`): a route to it drops what it gets if it is not.`
      : '';
  return [doubt, unknownText(element)].filter(Boolean).join(' ');
}

function unknownText(element: Element): string {
  switch (element.kind) {
    case 'vpc':
      if (element.anywhere)
        return say`
          Which VPC this is nobody tells (\`anywhere\`): what lies in it may be in any other, or in one that is not
          written. What its groups stop is stopped wherever it lies.
        `;
      return element.unknown
        ? say`
          Its blocks are \`unknown\`, and nobody tells what else is in it: what is written is certain, what its
          groups stop is stopped wherever it lies.
        `
        : '';
    case 'subnet':
      return element.anywhere
        ? say`Which subnet this is nobody tells (\`anywhere\`): it may be any other of its VPC, or one that is not written.`
        : element.unknown
          ? say`Its blocks are \`unknown\`: it lies in the VPC, outside of its neighbours.`
          : '';
    case 'route-table':
    case 'transit-gateway-route-table':
    case 'network-acl':
    case 'security-group':
      return element.unknown
        ? say`
          It is \`unknown\` whether this is all: there may be more in it than is written. What is written is
          certain.
        `
        : '';
    default:
      return '';
  }
}
