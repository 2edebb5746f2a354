import { mixed, PALETTES, type Palette, type PictureTheme } from './palettes.js';

/** What `styles/map.css` says of what stands still, with the colours of one theme in place of variables. A test holds the two together. */
export function pictureStyle(theme: PictureTheme): string {
  return pictureRules(PALETTES[theme], mixed).join('\n');
}

/** The same with the colours of a page, which may be variables: who knows them mixes them. One rule each. */
export function pictureRules(
  p: Palette,
  mixed: (one: string, part: number, other: string) => string,
): readonly string[] {
  const { foreground, background, quiet, edge, card } = p;
  const drawn = mixed(foreground, 62, background);
  const border = (part: number): string => p.edgeOr(mixed(foreground, part, background));
  const access = { private: p.blue, public: p.green, unknown: quiet, 'vpn-only': p.purple };
  const groups = [
    p.blue,
    p.orange,
    p.green,
    p.purple,
    p.red,
    p.yellow,
    mixed(p.blue, 50, p.green),
    mixed(p.red, 50, p.purple),
  ];
  return [
    `.paper{fill:${background}}`,
    `text{font-family:-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;fill:${foreground}}`,
    `.outline{fill:${background};stroke:${edge};stroke-width:1}`,
    `.text text{paint-order:stroke;stroke:${background};stroke-width:3px;stroke-linejoin:round}`,
    '.text .label{font-size:13px;font-weight:600}',
    '.text-vpc .label{font-size:15px}',
    `.text .detail{font-size:11px;fill:${quiet}}`,
    '.text .access{font-size:11px;font-weight:600}',
    `.text .icon{fill:none;stroke:${foreground};stroke-width:1.3;stroke-linecap:round;stroke-linejoin:round}`,
    `.box-vpc>.outline{fill:${mixed(foreground, 3, background)};stroke:${border(45)};stroke-width:1.5}`,
    `.box-zone>.outline{fill:none;stroke:${border(28)};stroke-dasharray:5 4}`,
    `.text-zone .label{font-weight:400;fill:${quiet}}`,
    `.box-internet>.outline,.box-network>.outline,.box-transit-gateway>.outline{fill:${card};stroke:${border(45)}}`,
    `.box-gateway>.outline,.box-resource>.outline,.box-spanning>.outline,.box-host>.outline,.box-group>.outline{fill:${card};stroke:${border(30)}}`,
    `.box-group>.sheaf{fill:none;stroke:${border(30)};stroke-dasharray:2 2}`,
    ...Object.entries(access).flatMap(([name, colour]) => [
      `.box-subnet.access-${name}>.outline{fill:${mixed(colour, 9, background)};stroke:${colour}}`,
      `.text .access-${name}{fill:${colour}}`,
    ]),
    `.mark circle{fill:${background};stroke-width:1.6}`,
    '.mark path{stroke-width:2;stroke-linecap:round}',
    `.mark-error *{stroke:${p.error}}`,
    `.mark-warning *{stroke:${p.warning}}`,
    `.link .line{fill:none;stroke:${drawn};stroke-width:1.4}`,
    '.link-route .line{stroke-dasharray:4 3}',
    '.link-peering .line,.link-vpn .line,.link-direct-connect .line{stroke-width:2}',
    `.arrow{fill:${drawn}}`,
    `.link-label rect{fill:${background};stroke:${drawn}}`,
    '.link-label text,.guard text{font-size:11px}',
    '.group-badge text,.group-more text{font-size:10px}',
    `.shield .half{stroke:${foreground};stroke-width:1.2;stroke-linejoin:round;fill:${background}}`,
    `.shield .half-some{fill:${mixed(foreground, 35, background)}}`,
    `.shield .half-none{fill:${p.stopped}}`,
    '.shield .half-unknown{stroke-dasharray:2 2}',
    `.badge{fill:${background};stroke-width:1.4}`,
    '.ring rect{fill:none;stroke-width:1.6}',
    ...[['plain', quiet] as const, ...groups.map((colour, index) => [index, colour] as const)].map(
      ([name, colour]) => `.group-${name} rect{stroke:${colour}}`,
    ),
    `.guard-error text{fill:${p.error}}`,
    `.guard-warning text{fill:${p.warning}}`,
    `.guard-error .half{stroke:${p.error}}`,
    `.guard-warning .half{stroke:${p.warning}}`,
    `.note{font-size:12px}`,
  ];
}
