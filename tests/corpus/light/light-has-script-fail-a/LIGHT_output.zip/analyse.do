regress loon opleiding
