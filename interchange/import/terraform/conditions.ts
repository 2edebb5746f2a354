/** A local that is a number or a flag by its name. */
export function isCondition(name: string): boolean {
  return (
    /^(is|has|use|create|enable|disable|single|one|multi|multiple|should|need|needs|with|without|num|count|max|min|len|number)(_|$)/.test(
      name,
    ) || /(^|_)(enabled|disabled|count|index|idx|length|len|number|size|create|created|flag)$/.test(name)
  );
}
