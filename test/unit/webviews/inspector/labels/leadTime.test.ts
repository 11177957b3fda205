import { describe, expect, test } from 'vitest';
import { LeadTime } from '../../../../../webviews/inspector/model/labels/leadTime';

function timed(visible = true) {
  const clock = { now: 1000 };
  return { clock, leadTime: new LeadTime(() => clock.now, visible) };
}

describe('lead time', () => {
  test('runs from when the step was shown', () => {
    const { clock, leadTime } = timed();
    clock.now = 4000;
    leadTime.show('t0 1');
    clock.now = 6500;
    expect(leadTime.secondsOf('t0 1')).toBe(2.5);
    leadTime.show('t0 1');
    clock.now = 7000;
    expect(leadTime.secondsOf('t0 1')).toBe(3);
    leadTime.show('t0 2');
    expect(leadTime.secondsOf('t0 2')).toBe(0);
  });

  test('stands still while the page cannot be seen', () => {
    const { clock, leadTime } = timed();
    leadTime.show('t0 1');
    clock.now += 1000;
    leadTime.setVisible(false);
    clock.now += 60_000;
    expect(leadTime.secondsOf('t0 1')).toBe(1);
    leadTime.setVisible(true);
    clock.now += 500;
    expect(leadTime.secondsOf('t0 1')).toBe(1.5);
  });

  test('begins when the page comes into sight, for a step that was shown before', () => {
    const { clock, leadTime } = timed(false);
    leadTime.show('t0 1');
    clock.now += 5000;
    leadTime.setVisible(true);
    clock.now += 2000;
    expect(leadTime.secondsOf('t0 1')).toBe(2);
  });

  test('is unknown of a step that is not shown', () => {
    const { leadTime } = timed();
    leadTime.show('t0 1');
    expect(leadTime.secondsOf('t0 2')).toBeNull();
  });
});
