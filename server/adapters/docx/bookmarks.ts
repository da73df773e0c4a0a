/** The bookmark at the heading of a point. Programs find the point by it when the file comes back. */
export const bookmarkOf = (pointId: string): string => `point_${pointId.replaceAll('-', '_')}`

/** The same at the heading of a pillar. */
export const pillarBookmarkOf = (pillarId: string): string =>
  `pillar_${pillarId.replaceAll('-', '_')}`
