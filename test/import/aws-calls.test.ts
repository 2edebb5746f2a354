import { describe, expect, it } from 'vitest';
import { CALLS, nameOf, wordsOf } from '../../interchange/import/aws/calls.js';
import { COMMANDS } from '../../interchange/import/aws/commands.js';
import { kindOf } from '../../interchange/import/aws/kinds.js';
import { WAYS_IN } from '../../interchange/import/aws/way-lists.js';

const commands = CALLS.map(({ command }) => command);
/** Stands inside accelerators’ endpoint groups, and so has no command of its own. */
const INSIDE = ['EndpointDescriptions'];

describe('the calls that collect everything', () => {
  it('have every list that the import reads', () => {
    const wanted = [...Object.keys(COMMANDS), ...Object.keys(WAYS_IN)].filter((list) => !INSIDE.includes(list));
    expect(wanted.filter((list) => !CALLS.some((call) => call.list === list))).toEqual([]);
  });

  it('have no list that the import does not read', () => {
    expect(CALLS.filter(({ list }) => kindOf(list) === undefined && !(list in WAYS_IN))).toEqual([]);
  });

  it('only read', () => {
    expect(commands.filter((command) => !/^[a-z0-9-]+ (describe|get|list|search)-[a-z-]+( |$)/.test(command))).toEqual(
      [],
    );
  });

  it('are one each', () => expect(new Set(CALLS.map(nameOf)).size).toBe(CALLS.length));

  it('name what they are about where, and only where, another call tells it', () => {
    for (const call of CALLS) {
      expect([call.command, / (ID|ARN|NAME)( |$)/.test(call.command)]).toEqual([call.command, call.each !== undefined]);
      if (call.each) expect(CALLS.map(nameOf)).toContain(call.each.of);
    }
  });

  it('put an object’s id where the word for it stands', () => {
    const routes = CALLS.find(({ list }) => list === 'Routes');
    expect(routes && wordsOf(routes, 'tgw-rtb-1')).toEqual([
      'ec2',
      'search-transit-gateway-routes',
      '--transit-gateway-route-table-id',
      'tgw-rtb-1',
      '--filters',
      'Name=state,Values=active,blackhole',
    ]);
  });
});
