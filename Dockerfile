# docker build -t vpclens . && docker run --rm -v "$PWD:/networks" vpclens check network/
FROM node:24-alpine AS build
WORKDIR /source
COPY . .
RUN npm ci --no-audit --no-fund && npm pack

FROM node:24-alpine
COPY --from=build /source/vpc-lens-*.tgz /vpc-lens.tgz
RUN npm install --global --no-audit --no-fund /vpc-lens.tgz && rm /vpc-lens.tgz
USER node
WORKDIR /networks
ENTRYPOINT ["vpclens"]
CMD ["--help"]
