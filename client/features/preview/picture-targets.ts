/** Where pictures go that a page was asked for: it names them by a number and sees no path. */
export class PictureTargets<Target> {
  private readonly targets = new Map<number, Target>();
  private count = 0;

  ask(target: Target): number {
    this.targets.set(++this.count, target);
    return this.count;
  }

  /** Once: what the page saves besides goes where a person chooses. */
  take(asked: number | undefined): Target | undefined {
    if (asked === undefined) return undefined;
    const target = this.targets.get(asked);
    this.targets.delete(asked);
    return target;
  }
}
