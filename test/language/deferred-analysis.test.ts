import { expect, it } from 'vitest';
import { createVpcParser } from '../../language/parse/vpc-parser.js';
import { coreServices } from '../../language/services.js';
import { EVERYTHING } from './everything.js';

it('where to go on after a mistake is worked out when there is one, and not before', () => {
  const parser = createVpcParser(coreServices());
  const { wrapper } = parser as unknown as { wrapper: object };
  const isWorkedOut = (): boolean => Object.getOwnPropertyDescriptor(wrapper, 'resyncFollows')?.get === undefined;
  expect(parser.parse(EVERYTHING).parserErrors).toEqual([]);
  expect(isWorkedOut()).toBe(false);
  const broken = parser.parse(`${EVERYTHING}\nvpc one 10.0.0.0/16 { subnet subnet }\nvpc two 10.1.0.0/16 { }`);
  expect(broken.parserErrors).toHaveLength(1);
  expect(isWorkedOut()).toBe(true);
  expect(parser.parse(EVERYTHING).parserErrors).toEqual([]);
});
