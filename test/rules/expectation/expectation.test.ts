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
});
