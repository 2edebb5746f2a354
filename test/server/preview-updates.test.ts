import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ErrorCodes, ProgressType, type ResponseError } from 'vscode-languageserver-protocol';
import { applied, type Json, PREVIEW_PROTOCOL } from '../../network/wire/index.js';
import type { PictureUpdate, PreviewPicture } from '../../server/protocol.js';
import { officeText } from '../bench/office-text.js';
import { SHOP_TEXT } from './shop.js';
import { SHOP, TestClient } from './test-client.js';

let tokens = 0;

/** A preview that keeps what it has been told, as the editor's does. */
class Preview {
  state: string | undefined;
  picture: PreviewPicture | undefined;

  constructor(
    readonly client: TestClient,
    private readonly uri = SHOP,
  ) {}

  async pull(have = this.state): Promise<PictureUpdate> {
    const partialResultToken = `${this.uri} ${tokens++}`;
    const updates: PictureUpdate[] = [];
    this.client.connection.onProgress(new ProgressType<PictureUpdate>(), partialResultToken, (one) => {
      updates.push(one);
    });
    const params = { partialResultToken, protocol: PREVIEW_PROTOCOL, ...(have ? { have } : {}) };
    await this.client.ask('vpclens/preview', undefined, params, this.uri);
    const [update] = updates;
    if (!update || updates.length > 1) throw new Error(`${updates.length} pictures came`);
    if ('patch' in update) {
      expect(update.base).toBe(have);
      this.picture = applied(this.picture as unknown as Json, update.patch) as unknown as PreviewPicture;
    } else this.picture = update.picture;
    this.state = update.state;
    return update;
  }

  async fresh(): Promise<PreviewPicture> {
    const { matrix, expectations, ...picture } = await this.client.ask<PreviewPicture & Record<string, unknown>>(
      'vpclens/preview',
      undefined,
      {},
      this.uri,
    );
    return picture as unknown as PreviewPicture;
  }
}

async function open(text: string): Promise<Preview> {
  const client = await TestClient.start();
  await client.open(text);
  return new Preview(client);
}

describe('the pictures of a preview', () => {
  it('are told whole once, then by what differs; together they are the fresh one, after any edits', async () => {
    const preview = await open(SHOP_TEXT);
    let version = 1;
    let text = SHOP_TEXT;
    const lines = fc.constantFrom(
      '',
      '\n\n',
      'network other 10.77.0.0/16\n',
      'vpc more 10.9.0.0/16 { subnet s 10.9.0.0/24 in b { instance i instance j } }\n',
      '}',
      'instance x\n',
      '// a remark\n',
      'security-group fresh { inbound { allow ssh from any } }\n',
    );
    await preview.pull();
    const edit = fc.record({ at: fc.nat(), cut: fc.constantFrom(0, 0, 1, 40, 200), put: lines, back: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        for (const { at, cut, put, back } of edits) {
          const place = at % (text.length + 1);
          text = back ? SHOP_TEXT : text.slice(0, place) + put + text.slice(place + cut);
          await preview.client.change([{ text }], ++version);
        }
        await preview.client.analysed(version);
        await preview.pull();
        expect(preview.picture).toEqual(await preview.fresh());
      }),
      { numRuns: 60 },
    );
  });

  it('cost what an edit changes, however large the network', async () => {
    const sizes: number[] = [];
    for (const lines of [400, 1_600]) {
      const text = officeText(lines);
      const preview = await open(text);
      await preview.client.analysed();
      const whole = await preview.pull();
      const edited = text.replace('allow tcp 1024-65535 from any', 'allow tcp 1024-65535 from 10.0.0.0/8');
      const more = edited.replace('    instance web-a-0', '    instance one-more 10.0.0.99\n    instance web-a-0');
      let size = 0;
      for (const [index, now] of [edited, more].entries()) {
        await preview.client.change([{ text: now }], index + 2);
        await preview.client.analysed(index + 2);
        const update = await preview.pull();
        expect('patch' in update).toBe(true);
        expect(preview.picture).toEqual(await preview.fresh());
        size += JSON.stringify(update).length;
      }
      expect(size).toBeLessThan(JSON.stringify(whole).length / 8);
      sizes.push(size);
    }
    // A number or two have a digit more.
    expect(Math.abs((sizes[1] as number) - (sizes[0] as number))).toBeLessThan(100);
  });

  it('are whole for whoever has another state than the last: a second preview, one that lost an update, a new server', async () => {
    const preview = await open(SHOP_TEXT);
    const first = await preview.pull();
    const again = await preview.pull();
    expect(['patch' in first, 'patch' in again]).toEqual([false, true]);
    const other = new Preview(preview.client);
    expect('patch' in (await other.pull())).toBe(false);
    expect('patch' in (await preview.pull())).toBe(false);
    expect('patch' in (await other.pull(first.state))).toBe(false);
    const elsewhere = await open(SHOP_TEXT);
    expect('patch' in (await elsewhere.pull(first.state))).toBe(false);
  });

  it('of two files are told apart', async () => {
    const client = await TestClient.start();
    const uris = ['file:///a.vpc', 'file:///b.vpc'];
    for (const [index, uri] of uris.entries()) await client.open(`vpc v${index} 10.${index}.0.0/16 { }\n`, uri);
    const previews = uris.map((uri) => new Preview(client, uri));
    for (const preview of [...previews, ...previews]) await preview.pull();
    expect(previews.map(({ picture }) => picture?.map.vpcs.map(({ id }) => id))).toEqual([['v0'], ['v1']]);
  });

  it('are not sent to a reader of another version, who is told what to do', async () => {
    const { client } = await open(SHOP_TEXT);
    const asked = client.ask('vpclens/preview', undefined, { partialResultToken: 't', protocol: PREVIEW_PROTOCOL + 1 });
    const error = await asked.then(
      () => undefined,
      (reason: ResponseError<void>) => reason,
    );
    expect(error?.code).toBe(ErrorCodes.InvalidParams);
    expect(error?.message).toBe(
      `The preview speaks version ${PREVIEW_PROTOCOL + 1} of its protocol, the language server version ${PREVIEW_PROTOCOL}: they are of two versions of VPC Lens. Reload the window.`,
    );
  });
});
