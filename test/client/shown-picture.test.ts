import { describe, expect, it } from 'vitest';
import { ShownFiles } from '../../client/features/preview/shown-files.js';
import { ShownPicture } from '../../client/features/preview/shown-picture.js';
import type { HostMessage } from '../../client/webview/messages.js';
import { PREVIEW_PROTOCOL } from '../../network/wire/index.js';
import { PictureStates } from '../../server/preview/picture-states.js';
import type { PreviewPicture } from '../../server/protocol.js';
import { coffeeShop, origin } from '../webview/fixtures/snapshots.js';

/** A server that says it as ours does, and a page that hears what the host sends on. */
function host() {
  const states = new PictureStates();
  const heard: HostMessage[] = [];
  const shown = new ShownPicture((message) => heard.push(message));
  const { matrix, expectations, ...picture } = coffeeShop();
  let version = 0;
  const edit = () => {
    version++;
    const now: PreviewPicture = { ...picture, version, services: [...picture.services, `port-${version}`] };
    return states.update(now, shown.have);
  };
  return { shown, heard, edit, rest: { version: 1, matrix, expectations } };
}

describe('what the host sends on to the page', () => {
  it('is the whole at first, then what differs', () => {
    const { shown, heard, edit } = host();
    for (let count = 0; count < 3; count++) expect(shown.update(edit())).toBeUndefined();
    expect(heard.map(({ type }) => type)).toEqual(['snapshot', 'patch', 'patch']);
    expect(heard[0]).toMatchObject({ protocol: PREVIEW_PROTOCOL, state: expect.any(String) });
  });

  it('is the whole, with the rest, for a page that begins late, comes back, or asks for it', () => {
    const { shown, heard, edit, rest } = host();
    shown.update(edit());
    shown.rest(rest);
    shown.forgotten();
    shown.whole();
    expect(heard.at(-1)).toMatchObject({ type: 'snapshot', snapshot: { version: 1, expectations: rest.expectations } });
    shown.forgotten();
    shown.update(edit());
    expect(heard.at(-1)?.type).toBe('snapshot');
    expect(heard.at(-1)).not.toHaveProperty('snapshot.matrix');
    shown.whole();
    shown.update(edit());
    expect(heard.slice(-2).map(({ type }) => type)).toEqual(['snapshot', 'patch']);
  });

  it('is nothing where an update does not fit, or has not the shape of one: then the next is asked for whole', () => {
    const { shown, heard, edit } = host();
    shown.update(edit());
    const lost = edit();
    expect('patch' in lost).toBe(true);
    expect(shown.update({ ...lost, base: 'other' } as never)).toBe('the change is one of another picture');
    expect(shown.have).toBeUndefined();
    expect(heard).toHaveLength(1);
    const next = edit();
    expect('patch' in next).toBe(false);
    expect(shown.update(next)).toBeUndefined();
    const bad = edit();
    expect(shown.update({ ...bad, patch: { moved: [], change: { fields: [['map', { to: 7 }]] } } } as never)).toBe(
      '`map` should be an object',
    );
    expect(shown.update({ ...edit(), protocol: 2 } as never)).toContain('Reload the window');
    expect(heard).toHaveLength(2);
  });
});

describe('the files that a preview may lead to', () => {
  it('are those of places that it was sent, wherever in a message', () => {
    const files = new ShownFiles();
    const at = (file: string) => ({ ...origin(3), file });
    files.note({ type: 'snapshot', snapshot: { map: { vpcs: [{ origin: at('file:///a.vpc') }] } } });
    files.note({ type: 'reach', result: { answer: { paths: [{ forward: [{ location: at('file:///b.vpc') }] }] } } });
    files.note({ type: 'notice', text: 'file:///c.vpc', file: 'file:///d.vpc' });
    files.note(new Uint8Array(1 << 20));
    const asked = ['a', 'b', 'c', 'd'].map((name) => files.has(`file:///${name}.vpc`));
    expect(asked).toEqual([true, true, false, false]);
    expect(files.has('file:///etc/passwd')).toBe(false);
  });

  it('are those of places that a patch moved there, of which it tells the file alone', () => {
    const states = new PictureStates();
    const shown = new ShownPicture((message) => files.note(message));
    const files = new ShownFiles(() => shown.picture);
    const { matrix, expectations, ...picture } = coffeeShop();
    shown.update(states.update(picture, undefined));
    const [vpc, ...rest] = picture.map.vpcs;
    if (!vpc) throw new Error('The coffee shop has no VPC');
    const moved = { ...vpc, origin: { ...vpc.origin, file: 'file:///moved.vpc' } };
    const update = states.update({ ...picture, map: { ...picture.map, vpcs: [moved, ...rest] } }, shown.have);
    expect('patch' in update && JSON.stringify(update.patch)).not.toContain('range');
    expect(shown.update(update)).toBeUndefined();
    expect(['file:///moved.vpc', 'file:///c.vpc'].map((file) => files.has(file))).toEqual([true, false]);
  });
});
