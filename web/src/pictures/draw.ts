// Draws a picture as SVG text. The only file that knows the charting library: it and the chart modules are loaded when a
// picture is first drawn. What comes out scales, prints crisply, and takes its colours from the style sheet, so that it
// follows the dark scheme and the print colours without being drawn again.
import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts'
import { GridComponent, type GridComponentOption } from 'echarts/components'
import { init, use, type ComposeOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, SVGRenderer])

export type Picture = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>

/** The page's policy allows no styles within elements: fonts become attributes, and what styles hovering goes. */
export const without_inline_styles = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ style="([^"]*)"/g, (_, rules: string) => {
      const size = /font-size:\s*([\d.]+)px/.exec(rules)
      const weight = /font-weight:\s*(\w+)/.exec(rules)
      return (size ? ` font-size="${size[1]}"` : '') + (weight ? ` font-weight="${weight[1]}"` : '')
    })

/** Names in it are escaped by the library. */
export function draw(picture: Picture, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontSize: 12, color: 'var(--ink-2)' }, ...picture })
    return without_inline_styles(chart.renderToSVGString({ useViewBox: true }))
  } finally {
    chart.dispose()
  }
}
