/** A line that shows at a glance how something went. */
export function Spark({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values);
  const points = values.map((value, at) => `${at},${10 - (value / most) * 9}`).join(" ");
  return (
    <svg class="spark" role="img" aria-label={label} viewBox={`0 0 ${Math.max(1, values.length - 1)} 10.5`} preserveAspectRatio="none">
      <polyline points={points} />
    </svg>
  );
}
