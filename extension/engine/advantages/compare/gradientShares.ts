/** How much of the total |advantage| each step carries: they add up to 1, or are all 0 where no step has an advantage. [steps] */
export function gradientShares(advantage: Float64Array): Float64Array {
  const total = advantage.reduce((sum, value) => sum + Math.abs(value), 0);
  return advantage.map((value) => (total === 0 ? 0 : Math.abs(value) / total));
}
