import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatText } from '../../language/index.js';
import { EVERYTHING } from './everything.js';
import { messUp, substance } from './mess-up.js';
import { Dice, randomNetwork } from './random-network.js';

describe('the one layout', () => {
  it('indents, puts a statement on a line, and lines columns up', () => {
    expect(
      formatText(`vpc shop   10.0.0.0/16{
subnet a 10.0.0.0/24 in a{route-table r
instance web 10.0.0.5 { public-ip }}


  network-acl x { inbound {
  5 deny tcp 22 from 10.0.0.0/8
  100 allow https from any
  1000 allow tcp 8080 - 8090 from any } }
  route-table r { 0.0.0.0/0->igw
  pl -> blackhole
  propagate vgw }
  security-group a { inbound { allow https from any } }
  security-group longer { }
}
network n 10.0.0.0/8
service s = tcp 1,2 , udp`),
    ).toBe(`vpc shop 10.0.0.0/16 {
  subnet a 10.0.0.0/24 in a {
    route-table r
    instance web 10.0.0.5 { public-ip }
  }

  network-acl x {
    inbound {
         5 deny  tcp 22        from 10.0.0.0/8
       100 allow https         from any
      1000 allow tcp 8080-8090 from any
    }
  }
  route-table r {
    0.0.0.0/0 -> igw
    pl        -> blackhole
    propagate vgw
  }
  security-group a      { inbound { allow https from any } }
  security-group longer { }
}

network n 10.0.0.0/8
service s = tcp 1, 2, udp
`);
  });

  it('breaks what is longer than 100 columns, blocks first, then lists behind commas', () => {
    const groups = Array.from({ length: 14 }, (_, index) => `group-${index}`).join(', ');
    expect(
      formatText(
        `vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { instance web 10.0.0.5 { security-groups ${groups} } }\n}`,
      ),
    ).toBe(`vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 {
    instance web 10.0.0.5 {
      security-groups group-0, group-1, group-2, group-3, group-4, group-5, group-6, group-7,
          group-8, group-9, group-10, group-11, group-12, group-13
    }
  }
}
`);
  });

  it('keeps comments where they are, and line breaks behind commas', () => {
    const text = `// first
vpc v 10.0.0.0/16 { // open
  /**
   * The web.
   */
  subnet s 10.0.0.0/24 { } // behind
  /* lead */ subnet t 10.0.1.0/24 { /* nothing */ }
  // last
}

prefix-list p {
  10.0.0.0/8, // ten
  // eleven is next
  11.0.0.0/8,
  12.0.0.0/8
}
`;
    expect(formatText(text)).toBe(text);
  });

  it('keeps the line ends and the byte order mark of the file', () => {
    expect(formatText('\uFEFFnetwork  n 10.0.0.0/8\r\nnetwork m 11.0.0.0/8 // c\r\n')).toBe(
      '\uFEFFnetwork n 10.0.0.0/8\r\nnetwork m 11.0.0.0/8 // c\r\n',
    );
  });

  it.each(['vpc v {', 'network n 10.0.0.0/8 ;', 'foo', '"', 'vpc  v  10.0.0.0/16 { subnet }'])(
    'leaves alone what it cannot read: %s',
    (text) => {
      expect(formatText(text)).toBe(text);
    },
  );

  it('takes lines that it breaks out of the columns of their neighbours', () => {
    const once = formatText(`vpc v 10.0.0.0/16 {
  security-group g {
    inbound {
      allow tcp 443 from 10.0.0.10, 10.0.0.11, 10.0.0.12, 10.0.0.13, 10.0.0.14, 10.0.0.15, 10.0.0.16, 10.0.0.17
      allow udp 1000-1999, udp 3000-3999 from 10.0.0.9
    }
  }
}
`);
    expect(once).toContain(`
      allow tcp 443 from 10.0.0.10, 10.0.0.11, 10.0.0.12, 10.0.0.13, 10.0.0.14, 10.0.0.15,
          10.0.0.16, 10.0.0.17
      allow udp 1000-1999, udp 3000-3999 from 10.0.0.9
`);
    expect(formatText(once)).toBe(once);
  });

  it('measures a line by what stands on it, not by the lines of a comment before, and keeps such out of the columns', () => {
    const text = `vpc v 10.0.0.0/16 {
  security-group g {
    inbound {
      allow tcp 1-2, tcp 3-4 /* two
 lines */ from 10.0.0.9
      allow udp 1 from 10.0.0.8
    }
  }
}

expect internet,
    10.0.0.0/8 /* a comment that is rather long, so that one might think that the line must be full
 lines */, 192.168.0.9 cannot reach v on all
`;
    expect(formatText(text)).toBe(text);
  });

  it('of nothing is nothing', () => {
    expect([formatText(''), formatText(' \n\n '), formatText('// only\n\n\n// comments')]).toEqual([
      '',
      '',
      '// only\n\n// comments\n',
    ]);
  });
});

describe('formatting any text', () => {
  const texts = fc.tuple(fc.integer(), fc.boolean()).map(([seed, everything]) => {
    const dice = new Dice(seed);
    return messUp(everything ? EVERYTHING : randomNetwork(dice), dice);
  });

  it('loses nothing, and twice is once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = formatText(text);
        expect(substance(once)).toEqual(substance(text));
        expect(formatText(once)).toBe(once);
      }),
      { numRuns: 150 },
    );
  });
});
