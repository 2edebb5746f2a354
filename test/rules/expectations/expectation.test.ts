import { describe, it } from 'vitest';
import { checkFixture } from '../check-fixture.js';

const RULES = ['expectation-failed', 'expectation-unknown'];

const cafe = (peer: string, statements: string): string => `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance cashier 10.0.0.10 { security-groups cashiers } }
  subnet kitchen 10.0.1.0/24 { instance barista 10.0.1.5 { security-groups baristas } }
  security-group cashiers { }
  security-group baristas { inbound { allow tcp 8080 from ${peer} } }
}
${statements}
`;

describe('expectations', () => {
  it('that hold are silent', () => {
    checkFixture(
      RULES,
      cafe(
        'cashiers',
        `
expect cashier can reach barista on tcp 8080
expect cashier cannot reach barista on ssh
test "nobody else" { only cashier can reach barista }
`,
      ),
    );
  });

  it('that fail show the packet and the step that decided', () => {
    checkFixture(
      RULES,
      cafe(
        'cashiers',
        `
expect cashier can reach barista on tcp 9090
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error expectation-failed: The packet: tcp from 10.0.0.10 port 49152 to 10.0.1.5 port 9090.
test "closed" {
  cashier cannot reach barista
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error expectation-failed: The last to let it through is \`allow tcp 8080 from cashiers\` of shop.baristas.
}
`,
      ),
    );
  });

  it('that hang on something unknown say on what', () => {
    checkFixture(
      RULES,
      cafe(
        'staff',
        `
prefix-list staff unknown
expect cashier can reach barista on tcp 8080
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: Cannot be decided: cashier can reach barista on tcp 8080
expect cashier can reach barista on ssh
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error expectation-failed: Does not hold
`,
      ),
    );
  });

  it('that name things of a file that is missing neither hold nor fail', () => {
    checkFixture(
      RULES,
      cafe(
        'cashiers',
        `
import "./office.vpc"
expect only cashier, office can reach barista
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: what \`office\` means is not known, as the error at that name says
expect only office can reach barista
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: \`office\`
expect office cannot reach barista
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: \`office\`
expect office can reach barista on ssh
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: \`office\`
expect cashier can reach barista, printer on tcp 8080
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: \`printer\`
expect cashier cannot reach barista on brew
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: \`brew\`
expect cashier cannot reach barista except on brew
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: \`brew\`
expect cashier can reach barista on tcp 8080 via tunnel
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: \`tunnel\`
`,
      ),
      { broken: true },
    );
  });

  it('that fail by what is known fail, whatever else they name', () => {
    checkFixture(
      RULES,
      cafe(
        'cashiers',
        `
expect cashier, office can reach barista on ssh
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error expectation-failed: Does not hold
expect cashier, office cannot reach barista
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error expectation-failed: is delivered
expect only barista can reach barista on tcp 8080, brew
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error expectation-failed: is delivered
expect barista cannot reach cashier except on brew
`,
      ),
      { broken: true },
    );
  });

  it('that nobody else gets in is not known where a connection leads nobody knows where', () => {
    checkFixture(
      RULES,
      cafe(
        'cashiers',
        `
peering bridge between shop and elsewhere
expect only cashier can reach barista
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning expectation-unknown: \`elsewhere\`
`,
      ),
      { broken: true },
    );
  });
});
