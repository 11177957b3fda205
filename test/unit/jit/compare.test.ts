import { describe, expect, it } from 'vitest';
import { outputProblem, writeProblem } from '../../../extension/trainer/compute/jit/compare';

const output = (eager: number[], graph: number[], exact = false) => ({ name: 'loss', exact, eager, graph });
const write = (before: number[], eager: number[], graph: number[], name = 'w', exact = false) => ({
  name,
  exact,
  before,
  eager,
  graph,
});

describe('outputProblem', () => {
  it('accepts rounding relative to the largest number', () => {
    expect(outputProblem([output([1000, 1e-3], [1000.05, 0])])).toBeNull();
  });

  it('names the output and the place', () => {
    expect(outputProblem([output([1], [1]), output([1, 2], [1, 2.1])])).toBe(
      'loss at index 1 is 2.1 by the graph and 2 by eager execution',
    );
  });

  it('wants integers exactly', () => {
    expect(outputProblem([output([100000, 1], [100000, 2], true)])).toMatch('index 1');
  });

  it('takes NaN and infinity as equal to themselves only', () => {
    const special = [Number.NaN, Number.POSITIVE_INFINITY];
    expect(outputProblem([output(special, special)])).toBeNull();
    expect(outputProblem([output([Number.NaN], [0])])).toMatch('index 0');
    expect(outputProblem([output([0], [Number.NaN])])).toMatch('index 0');
    expect(outputProblem([output([Number.POSITIVE_INFINITY], [1])])).toMatch('index 0');
  });
});

describe('writeProblem', () => {
  it('accepts what is small against the whole change', () => {
    expect(writeProblem([write([0], [1], [1.001]), write([0], [1e-4], [-1e-4], 'noise')])).toBeNull();
  });

  it('sees a step of the wrong length in large weights', () => {
    expect(writeProblem([write([100], [100.001], [100.002])])).toMatch('most of it in w');
  });

  it('names the variable with the largest share', () => {
    expect(writeProblem([write([0], [1], [1.2], 'small'), write([0], [1], [2], 'large')])).toMatch(
      'most of it in large',
    );
  });

  it('wants integers exactly', () => {
    expect(writeProblem([write([0], [1e6], [1e6]), write([0], [5], [6], 'count', true)])).toMatch('count');
  });

  it('reports NaN that eager execution does not have', () => {
    expect(writeProblem([write([0], [1], [Number.NaN])])).toMatch('most of it in w');
  });
});
