import{a}from"./chunk.BHUGU2SY.js";import"./chunk.GJHXPA7L.js";import"./chunk.73S35ZUP.js";export{a as first};
