import type { RuleCases } from '../../rule-cases.js';

export const loadBalancerSubnetSize: RuleCases = {
  finds: {
    'smaller than /27, nearly full': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/28 in a { }
//       ^^^^^^^ related: Subnet counter
  subnet terrace 10.0.1.0/27 in b {
    instance i0
    instance i1
    instance i2
    instance i3
    instance i4
    instance i5
    instance i6
    instance i7
    instance i8
    instance i9
    instance i10
    instance i11
    instance i12
    instance i13
    instance i14
    instance i15
    instance i16
    instance i17
    instance i18
    instance i19
  }
  application-load-balancer front in counter, terrace { }
//                                   ^^^^^^^ warning load-balancer-subnet-size: has the block 10.0.0.0/28
//                                            ^^^^^^^ warning load-balancer-subnet-size: has 7 free addresses left
}
`,
  },
  silent: {
    'large enough': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/27 in a { }
  subnet terrace 10.0.1.0/27 in b {
    instance i0
    instance i1
    instance i2
    instance i3
    instance i4
    instance i5
    instance i6
    instance i7
    instance i8
    instance i9
    instance i10
    instance i11
    instance i12
    instance i13
    instance i14
    instance i15
    instance i16
    instance i17
    instance i18
  }
  application-load-balancer front in counter, terrace { }
}
`,
    'a network load balancer': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/28 in a { }
  network-load-balancer front in counter { }
}
`,
  },
};
