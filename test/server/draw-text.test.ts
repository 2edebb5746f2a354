import { describe, expect, it } from 'vitest';
import type { DrawnFilesParams, DrawnText, DrawTextParams } from '../../server/protocol.js';
import { type ClientOptions, TestClient } from './test-client.js';

const PAGE = 'file:///pages/docs/network.md';
const OFFICE = 'file:///pages/docs/office.vpc';
const IMPORTING = 'import "./office.vpc"\nvpc shop 10.0.0.0/16 { }\n';

async function drawer(options: ClientOptions = {}) {
  const client = await TestClient.start({ folders: ['file:///work'], ...options });
  const told: DrawnFilesParams[] = [];
  client.connection.onNotification('$/vpclens/drawnFiles', (params: DrawnFilesParams) => void told.push(params));
  const draw = (params: DrawTextParams): Promise<DrawnText> =>
    client.connection.sendRequest('vpclens/drawText', params);
  return { client, told, draw };
}

describe('vpclens/drawText', () => {
  it('tells the map of a text that is no file', async () => {
    const { draw } = await drawer();
    const drawn = await draw({
      text: 'vpc shop 10.0.0.0/16 {\n  subnet counter 10.0.1.0/24 { instance cashier }\n}\n',
    });
    expect(drawn.map?.vpcs.map(({ label }) => label)).toEqual(['shop']);
    expect([drawn.wrong, drawn.files]).toEqual([undefined, []]);
  });

  it('draws nothing of a text that cannot be read, and says what is wrong, and where', async () => {
    const { draw } = await drawer();
    const drawn = await draw({ text: 'vpc shop 10.0.0.0/16 {\n  subnet ;\n}\n' });
    expect(drawn.map).toBeUndefined();
    expect(drawn.wrong).toMatch(/^Line 2 of this block: ./);
  });

  it('draws what there is where a part is missing, and says which', async () => {
    const { draw } = await drawer();
    const drawn = await draw({ text: IMPORTING, within: PAGE });
    expect(drawn.map?.vpcs).toHaveLength(1);
    expect(drawn.wrong).toMatch(/^Line 1 of this block: .*office/s);
    expect(drawn.files).toEqual([OFFICE]);
  });

  it('follows imports from the page that the text stands in, and no other way', async () => {
    const { draw } = await drawer({ files: { [OFFICE]: 'network office 192.168.0.0/16\n' } });
    const drawn = await draw({ text: IMPORTING, within: PAGE });
    expect([drawn.map?.networks.map(({ label }) => label), drawn.wrong]).toEqual([['office'], undefined]);
    const elsewhere = await draw({ text: IMPORTING });
    expect(elsewhere.map?.networks).toEqual([]);
    expect(elsewhere.wrong).toMatch(/^Line 1 of this block: .*it is not known which file this text stands in/s);
    const unsaved = await draw({ text: IMPORTING, within: 'untitled:Untitled-1' });
    expect(unsaved.wrong).toMatch(/not saved yet/);
    const outside = await draw({ text: 'import "../../secret.vpc"\n', within: PAGE });
    expect(outside.wrong).toMatch(/outside/);
  });

  it('names the file in which something cannot be read', async () => {
    const { draw } = await drawer({ files: { [OFFICE]: '\nnetwork ;\n' } });
    expect((await draw({ text: IMPORTING, within: PAGE })).wrong).toMatch(/^office\.vpc, line 2: /);
  });

  it('says once that an imported file changed, and of the next drawing again', async () => {
    const { client, draw, told } = await drawer({ files: { [OFFICE]: 'network office 192.168.0.0/16\n' } });
    await draw({ text: IMPORTING, within: PAGE });
    await client.open('network bureau 192.168.0.0/16\n', OFFICE);
    await client.open('network other 192.168.0.0/16\n', 'file:///pages/docs/other.vpc');
    // An answer comes after what was told before it.
    const drawn = await draw({ text: IMPORTING, within: PAGE });
    expect(drawn.map?.networks.map(({ label }) => label)).toEqual(['bureau']);
    expect(told).toEqual([{ files: [OFFICE] }]);
    await client.change([{ text: 'network chancery 192.168.0.0/16\n' }], 2, OFFICE);
    await draw({ text: IMPORTING, within: PAGE });
    expect(told).toHaveLength(2);
  });

  it('refuses what is no question', async () => {
    const { client } = await drawer();
    await expect(client.connection.sendRequest('vpclens/drawText', { within: PAGE })).rejects.toThrow('`text`');
  });
});
